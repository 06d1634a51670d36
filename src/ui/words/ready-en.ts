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
  budget: 'Room for pictures',
  budgetHint:
    'The newest posts have theirs first. Pictures of posts you save, list or note stay whatever the room.',
}
