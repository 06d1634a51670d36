import type { PackRefusal } from '../../core/pack/read-pack.ts'
import { count } from './format.ts'

const number = (value: number) => count('en', value)
const posts = (value: number) => (value === 1 ? '1 post' : `${number(value)} posts`)
const pictures = (value: number) => (value === 1 ? '1 picture' : `${number(value)} pictures`)

const refusals: Record<PackRefusal, string> = {
  tooLarge: 'This file is larger than the app takes.',
  notAPack: 'This isn’t a file made with DSA Feed.',
  choices: 'These are choices of the app, not posts. Settings takes them, under “Your choices”.',
  newerVersion: 'A newer version of DSA Feed made this file. Update the app, then open it again.',
  changed: 'Changed: this file isn’t as it was made. It was damaged or altered on its way.',
}

export const packsEn = {
  title: 'Packs',
  intro:
    'Put posts together for a day without a network, and hand them from phone to phone as a file that any browser can show.',
  none: 'No packs yet',

  getReady: 'Get ready for…',
  name: 'What for',
  namePlaceholder: 'Picket, canvass, convention…',
  day: 'Day (if there is one)',
  days: 'Posts of the last',
  lastDays: (value: number) => (value === 1 ? '1 day' : `${number(value)} days`),
  who: 'From',
  everyone: 'All I follow',
  someOf: (value: number) => (value === 1 ? '1 publisher' : `${number(value)} publishers`),
  tags: 'Only with these tags',
  tagsHint: 'Separate them with commas. Leave it empty for all.',
  counting: 'Counting…',
  nothingFits: 'No stored post fits.',
  size: (postCount: number, pictureCount: number, size: string) =>
    `${posts(postCount)} and ${pictures(pictureCount)}, about ${size} in all.`,
  toFetch: (value: number, size: string) => `${pictures(value)} still to be fetched, about ${size}.`,
  nothingToFetch: 'All of it is on this phone already.',
  make: 'Make the pack',

  gathering: (done: number, total: number) => `Fetching pictures: ${number(done)} of ${number(total)}`,
  gatheringBegins: 'Fetching pictures',
  pause: 'Pause',
  resume: 'Go on',
  paused: 'Paused. Its posts can be read; some pictures are still to be fetched.',
  waitsForNetwork: 'No network now. Its posts can be read; the pictures come when you go on.',
  missing: (value: number) => `Ready. ${pictures(value)} couldn’t be had.`,
  ready: 'Ready for offline.',

  forDay: (day: string) => `For ${day}`,
  contains: (value: number) => posts(value),
  received: (isSigned: boolean): string =>
    isSigned ? 'Came from another phone, signed' : 'Came from another phone, unsigned',
  made: (time: string) => `Made ${time}`,
  open: 'Open',
  openOf: (name: string) => `Open “${name}”`,
  update: 'Bring up to date',
  updateOf: (name: string) => `Bring up to date: “${name}”`,
  remove: 'Delete',
  removeOf: (name: string) => `Delete “${name}”`,
  removed: (name: string) => `The pack “${name}” is deleted. Its posts stay as long as others do.`,
  over: 'Its day has passed. Keep it?',
  keep: 'Keep',
  backToPacks: 'All packs',
  gone: (value: number) => `${posts(value)} of it can’t be found on this phone.`,

  send: 'Send as a file',
  sendOf: (name: string) => `Send as a file: “${name}”`,
  showCode: 'Show as code',
  showCodeOf: (name: string) => `Show as code: “${name}”`,
  codeFailed: 'Codes can’t be shown now. Open the app once with a network, then try again.',
  making: (done: number, total: number) => `Making the file: ${number(done)} of ${number(total)}`,
  makingBegins: 'Making the file…',
  fileReady: (name: string, size: string) => `${name}, ${size}`,
  filePlaces: 'It opens in any browser, with no app and no network.',
  withoutPictures: (value: number) =>
    `${pictures(value)} that this phone doesn’t have ${value === 1 ? 'isn’t' : 'aren’t'} in it.`,
  share: 'Share the file',
  download: 'Download the file',
  notMade: 'The file couldn’t be made.',
  notShared: 'The file couldn’t be shared here. Download it instead.',

  fromOther: 'From another phone',
  openFile: 'Open a file',
  openFileHint: 'A file of DSA Feed that somebody sent you. You can also drop it here.',
  chooseFile: 'Choose a file',
  readCode: 'Read a code',
  readCodeHint: 'When another phone shows posts as codes, this one’s camera reads them, with no network.',
  readCodeButton: 'Read a code',
  looking: 'Looking into the file…',
  refused: refusals,
  refusedHint: 'Nothing of it was stored. Ask for the file again.',
  unsigned: 'Unsigned',
  unsignedText:
    'It is whole, as it was made. Nobody has signed it, so nothing proves that these texts are the publishers’ own. Take it from people you trust.',
  signedBy: (server: string, day: string) => `Signed by ${server}, ${day}`,
  signedText:
    'The texts are as their publishers’ feeds had them when this server last saw them change. Pictures aren’t signed.',
  signedPart: (signed: number, all: number) =>
    `${number(signed)} of ${posts(all)} are signed; nothing proves the others. Take those from people you trust.`,
  from: (name: string, made: string) => `“${name}”, made ${made}`,
  holds: (postCount: number, pictureCount: number, size: string) =>
    `${posts(postCount)}, ${pictures(pictureCount)}, ${size}`,
  more: (value: number) => `and ${number(value)} more`,
  standingNew: (value: number) => `${posts(value)} new to this phone.`,
  standingSame: (value: number) => `${posts(value)} already here.`,
  standingHeld: (value: number) =>
    `${posts(value)} unlike all else of ${value === 1 ? 'its source' : 'their sources'}: held back until you allow ${value === 1 ? 'it' : 'them'} under Sources.`,
  standingPictures: (value: number) =>
    value === 1
      ? '1 post here without its pictures gets them.'
      : `${number(value)} posts here without their pictures get them.`,
  standingNewer: (value: number) => `${posts(value)} newer than the file you took before.`,
  standingStays: (value: number) =>
    value === 1
      ? '1 post is here from its publisher already, and stays as it is.'
      : `${number(value)} posts are here from their publishers already, and stay as they are.`,
  take: 'Keep on this phone',
  leave: 'Don’t keep',
  taking: 'Storing…',
  taken: (value: number) => `Stored. ${posts(value)} added.`,
  failed: 'The file couldn’t be stored. Nothing of it was.',
  cameByFile:
    'This post came from another phone, and nobody has signed it. Check it at its original; a refresh puts the published one in its place.',

  madeOn: (time: string, value?: number) =>
    value === undefined ? `Made with DSA Feed on ${time}` : `${posts(value)}, made with DSA Feed on ${time}`,
  fileHint:
    'This file works with no network and no app. To keep its posts in DSA Feed, open it there: Saved, then Packs. The app also says whether it is signed; a browser alone can’t tell.',
  contents: 'Contents',
  backToContents: 'To the contents',
  noPicture: 'picture on the web',
  samePicture: 'the picture above',
  published: (time: string) => `Published ${time}`,
}
