import type { Readiness } from '../../core/domain/readiness.ts'
import { number, posts } from './en.ts'

const pictures = (value: number) => (value === 1 ? '1 picture' : `${number(value)} pictures`)

export const readyEn = {
  old: 'Over a day old.',
  refreshOld: 'Over a day old: refresh',
  refreshAgain: 'Refresh again',
  title: 'Without a network',
  tabOnly: 'In this tab for seven days only: how to keep it',
  fetching: (done: number, total: number) => `${number(done)} of ${pictures(total)}`,
  ready: (time: string) => `Ready, as of ${time}`,
  appMissing: 'Not ready: the app isn’t stored yet',
  textsMissing: (value: number) => `Not ready: ${number(value)} texts missing`,
  picturesMissing: (value: number) => `${pictures(value)} missing`,
  sourcesFailed: (value: number) =>
    `Not ready: ${value === 1 ? '1 source' : `${number(value)} sources`} failed`,
  unchecked: 'Not checked yet',
  checked: (time: string) => `Every file was read and compared, ${time}.`,
  app: ({ missingFiles }: Readiness) =>
    missingFiles === undefined
      ? 'The app itself isn’t stored yet.'
      : missingFiles === 0
        ? 'The app itself is stored.'
        : `Of the app itself ${number(missingFiles)} files are missing. Open it once more with a network.`,
  texts: ({ missingTexts }: Readiness) =>
    missingTexts === 0
      ? 'The text of every post is stored.'
      : `The text of ${posts(missingTexts)} is missing.`,
  pictures: (count: number, size: string) => `${pictures(count)} stored: ${size}.`,
  missing: (value: number) => `${pictures(value)} missing, to be fetched with a network.`,
  lost: (value: number) =>
    `${pictures(value)} missing: ${value === 1 ? 'its publisher no longer gives it' : 'their publishers no longer give them'}.`,
  savesData: 'To save data, only pictures of posts you keep are fetched ahead.',
  full: 'This phone is full: fewer pictures are stored, so that texts have room.',
  missingIn: 'Pictures or texts are missing in',
  fetch: 'Fetch what is missing',
  check: 'Check again',
  stop: 'Stop',
  notWhole: 'Pictures missing',
  cleared: {
    title: 'This phone has cleared what was stored',
    lost: 'Posts and pictures are gone, and with them what was yours: chapters you chose, saved posts, lists, notes, own numbers, own pages and packs. The phone does that when it runs out of room, or when the app wasn’t opened for long.',
    toDo: 'With a network, refresh: posts and pictures come again. What was yours comes back only from what you took out of here before: choices, saved posts and lists by code or file, packs by the file you sent. Notes don’t come back.',
    keep: 'Ask the phone to keep it',
    kept: 'The phone has promised not to clear it by itself.',
    notKept: 'The phone promises nothing. An installed app that is opened often is the last it clears.',
    install: 'How to install',
    understood: 'Understood',
    maybe:
      'Nothing is stored here. If there were posts before, the phone has cleared all of it and left nothing that would say so. With a network, refresh: posts come again; what was yours comes only from a code or file you made before.',
  },
  budget: 'Room for pictures',
  budgetHint:
    'The newest posts have theirs first. Pictures of posts you save, list or note stay whatever the room.',
}
