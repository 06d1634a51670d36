import type { CheckWay, HotlinePurpose } from '../../core/domain/hotline.ts'
import { calendarNames } from './calendar-names.ts'
import { inWords } from './format.ts'

const purposes: Record<HotlinePurpose, string> = {
  arrest: 'Arrest at a protest',
  federal: 'FBI and other federal agents',
  immigration: 'Immigration raid or arrest',
  workplace: 'Rights at work',
  eviction: 'Eviction',
  military: 'In the military',
}

const checkedOn: Record<CheckWay, (day: string) => string> = {
  copy: (day) => `Read in a stored copy of that page on ${day}. Nobody of ours has called it.`,
  page: (day) => `Read on that page on ${day}. Nobody of ours has called it.`,
  call: (day) => `Somebody called it on ${day}, and it was right.`,
}

/** The card of legal help: a part of the catalog of sentences that the start of the app does without. */
export const legalEn = {
  title: 'Legal help',
  warning:
    'Numbers change. Check yours before the action: call it, or ask the organizers. Under each number you see where it comes from, and from when.',
  call: (shown: string, name: string) => `Call ${shown}, ${name}`,
  purposes,
  languages: (names: string[]) => `Spoken there: ${inWords(names, 'and')}.`,
  source: 'Source:',
  sourceDay: (day: string) => `, ${day}`,
  sourceNoDay: ', a page without a date',
  checkedOn,
  day: (day: string) => {
    const [year, monthNumber, date] = day.split('-').map(Number)
    return `${calendarNames.en.months[(monthNumber ?? 1) - 1]} ${date}, ${year}`
  },

  national: 'In the whole country',
  state: 'Your state',
  noState: 'None chosen',
  stateHint: 'It stays on this phone.',
  stateFollowed: 'Taken from the chapters you follow. Change it here; it stays on this phone.',
  stateNumbers: (state: string) => `In ${state}`,
  noneFor: (state: string) =>
    `We know of no number for ${state}. Ask your chapter or the organizers for one and keep it under your own numbers. Those for the whole country are below.`,
  notYet: 'The list of numbers comes with the first refresh. Connect once, and it stays here.',
  noneKnown: 'This server’s list has no numbers.',

  own: 'Your own numbers',
  ownHint: 'A lawyer, jail support, someone who waits for you. They never leave this phone.',
  addTitle: 'Note a number of your own',
  add: 'Add a number',
  label: 'Whose number',
  number: 'Number',
  addButton: 'Keep number',
  edit: 'Change',
  editOf: (label: string) => `Change “${label}”`,
  storeButton: 'Keep change',
  remove: 'Delete',
  removeOf: (label: string) => `Delete “${label}”`,
  removed: (label: string) => `“${label}” is deleted.`,
  noLabel: 'Write whose number it is.',
  wrongNumber: {
    empty: 'Write the number.',
    signs: 'A number has only digits and spaces, and may begin with +. Write letters as digits.',
    length: 'A number has 3 to 20 digits.',
  },

  arm: 'Write it on your arm',
  armOf: (name: string) => `Write on your arm: ${name}`,
  armShort: 'On your arm',
  armTitle: 'Write this on your arm',
  armAwake: 'The screen stays on.',
  armAsleep: 'This phone won’t keep its screen on by itself: touch it now and then.',
  armPrevious: 'Previous number',
  armNext: 'Next number',
  armAll: 'All',
  armDark: 'White on black',
  armClose: 'Done',
}
