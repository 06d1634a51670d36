import type { ChoicesRefusal } from '../../core/choices/choices-code.ts'
import { count } from './format.ts'

const number = (value: number) => count('en', value)
const many = (value: number, one: string, more: string) =>
  value === 1 ? `1 ${one}` : `${number(value)} ${more}`

const refusals: Record<ChoicesRefusal, string> = {
  notChoices: 'This isn’t a code of choices from DSA Feed.',
  posts: 'This code carries posts, not choices. Read it under Packs.',
  newerVersion: 'A newer version of DSA Feed made this code. Update the app, then try again.',
  damaged: 'Letters of this code are missing or changed. Copy the whole of it once more.',
}

export const choicesEn = {
  title: 'Your choices',
  intro:
    'Sources, language, looks, saved posts, lists and own filters can go along: to another phone, or from a browser tab into the installed app. Read marks, notes and packs stay.',
  give: 'Take your choices along',
  withNumbers: 'With my own numbers of legal help',
  withNumbersHint: 'They are private: whoever sees the code can read them.',
  make: 'Make the code',
  code: 'Code of your choices',
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'It couldn’t be copied. Select the code and copy it by hand.',
  showCode: 'Show as QR code',
  asFile: 'As a file',
  fileName: 'dsa-feed-choices.txt',
  give2: 'In the other place open Settings, Your choices.',

  bring: 'Bring choices from another phone or tab',
  paste: 'Paste the code here',
  look: 'Look at it',
  chooseFile: 'Choose its file',
  refused: refusals,
  failed: 'It couldn’t be stored. Nothing was changed.',
  will: 'This will change on this phone:',
  nothing: 'All of it is here already. Nothing would change.',
  sourcesOn: (value: number) => `${many(value, 'source goes', 'sources go')} on`,
  sourcesOff: (value: number) => `${many(value, 'source goes', 'sources go')} off`,
  unknown: (value: number) =>
    `${many(value, 'source', 'sources')} of it ${value === 1 ? 'isn’t' : 'aren’t'} in this app’s list, and ${value === 1 ? 'is' : 'are'} left out.`,
  settings: {
    follow: 'Sources',
    language: 'Language',
    theme: 'Colors',
    textSize: 'Text size',
    readingFace: 'Letters for reading',
    marksOnScroll: 'Whether posts scrolled past count as read',
    hasShortcuts: 'Single keys',
    savesData: 'Saving data',
    fetchesAll: 'Which sources are refreshed',
  },
  setting: (name: string) => `${name}: as it is there`,
  saved: (value: number) => `${many(value, 'saved post', 'saved posts')} more`,
  lists: (value: number) => `${many(value, 'list', 'lists')} added or longer`,
  collections: (value: number) => `${many(value, 'filter', 'filters')} of your own more`,
  numbers: (value: number) => `${many(value, 'number', 'numbers')} of your own more`,
  stays: 'What you have here stays.',
  take: 'Take them over',
  leave: 'Leave it',
  taken: 'Taken over.',
}
