import type { PageKind } from '../../core/domain/publisher-profile.ts'
import { writtenDay } from './written-day.ts'

const kinds: Record<PageKind, string> = {
  rights: 'Know your rights',
  faq: 'Questions and answers',
  handbook: 'Handbook',
  guide: 'Guide',
  about: 'Who they are',
}

/** Pages of publishers' sites that are kept: a part of the catalog of sentences that comes with their screens. */
export const pagesEn = {
  title: 'Kept pages',
  intro:
    'Handbooks, rights and guides from publishers’ own sites, readable with no network. Each is fetched again once a week.',
  kinds,
  own: 'Kept by you',
  listed: 'From publishers you follow',
  others: 'Still on this phone',
  none: 'No pages kept yet',
  noneHint:
    'Paste the address of a page you want at hand, such as your chapter’s handbook. It stays on this phone until you remove it.',

  address: 'Address of a page',
  addressHint: 'On the site of a publisher in this app.',
  more: 'Keep another page of its site',
  keepFrom: 'Keep a page of its site',
  keep: 'Keep page',
  keeping: 'Fetching…',
  kept: (title: string) => `“${title}” is kept.`,
  keepForGood: 'Keep for good',

  says: (day: string) => `The page says ${writtenDay('en', day)}`,
  fetched: (time: string) => `Fetched ${time}`,
  notYet: 'Not on this phone yet',
  failing: (since: string, of: string) =>
    `It couldn’t be fetched again since ${since}. This is its text as of ${of}.`,
  withdrawn: 'The list of this app doesn’t name it anymore.',

  remove: 'Remove',
  removeOf: (title: string) => `Remove “${title}”`,
  removed: (title: string) => `“${title}” is removed.`,
  update: 'Check now',
  updating: 'Checking…',
  updated: 'This is its text as of now.',
  missing: 'This page isn’t on this phone',
  missingHint: 'Fetch it once with a network, and it stays readable without one.',
  fetchNow: 'Fetch it now',
  contents: 'On this page',
  toPages: 'To the kept pages',

  problems: {
    notAnAddress: 'This isn’t the address of a web page.',
    pageNotAllowed:
      'Our server fetches pages of the publishers in this app only, and this is none of theirs.',
    notAPage: 'What is at this address isn’t a web page.',
    nothingReadable: 'No text to read could be found on this page.',
    pageBusy: 'Our server has too much to do right now. Try again in a minute.',
    emptyAnswer: 'The site sends an empty page.',
  },
  tooLarge: (megabytes: number) =>
    `This page is too large to keep: a phone takes up to ${megabytes} MB of one.`,
  status: (status: number) => {
    if (status === 404 || status === 410) return 'There is no page at this address anymore.'
    if (status === 401 || status === 403) return 'The site doesn’t give this page out.'
    return status >= 500
      ? 'The site has trouble of its own.'
      : `The site doesn’t give this page out (answer ${status}).`
  },
}
