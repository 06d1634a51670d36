import type { OwnProblem } from '../../core/domain/problem.ts'
import type { PublisherKind } from '../../core/domain/publisher.ts'
import { count, inWords, type Language } from './format.ts'

export type ProblemSentences = {
  [C in OwnProblem['code']]: (problem: Extract<OwnProblem, { code: C }>) => string
}

export const number = (value: number) => count('en', value)
export const posts = (value: number) => (value === 1 ? '1 post' : `${number(value)} posts`)
const and = (names: string[]) => inWords(names, 'and')
export const sources = (value: number) => (value === 1 ? '1 source' : `${number(value)} sources`)

const problems: ProblemSentences = {
  offline: () => 'This phone is offline.',
  serverUnreachable: () => 'Can’t reach our server. Check the connection.',
  serverTimeout: () => 'The connection is too slow to get an answer right now. Refresh again later.',
  serverStatus: ({ status }) => `Our server has trouble (answer ${status}). Refresh again later.`,
  captivePortal: () =>
    'This Wi-Fi shows its own page instead of the internet. Log in to it in the browser, then refresh.',
  serverAnswer: () =>
    'Our server sent something this version of the app can’t read. Close the app and open it again.',
  storageFull: () => 'This phone is full. Free some space, then refresh; what is stored stays readable.',
  storageRefused: () =>
    'This browser window can’t store posts, as private windows often can’t. Open DSA Feed in a normal window.',
  storageNewer: () =>
    'A newer version of DSA Feed has been used here. Close all its windows and open it again.',
  storageFailed: () => 'The phone’s storage failed. Close the app and open it again.',
}

const kinds: Record<PublisherKind, string> = {
  national: 'National',
  chapter: 'Chapters',
  ydsa: 'YDSA',
  publication: 'Publications',
  podcast: 'Podcasts',
  project: 'Projects',
  allied: 'Allied',
}

export const en = {
  language: 'en' as Language,
  appName: 'DSA Feed',
  version: (version: string) => `Version ${version}`,
  skipToContent: 'Skip to the posts',
  nav: {
    label: 'Main',
    front: 'Front page',
    timeline: 'Timeline',
    saved: 'Saved',
    sources: 'Sources',
    settings: 'Settings',
  },
  titles: {
    timeline: 'Timeline',
    saved: 'Saved',
    sources: 'Sources',
    settings: 'Settings',
    post: 'Post',
    notFound: 'Not here',
  },

  refresh: 'Refresh',
  cancel: 'Stop',
  undo: 'Undo',
  close: 'Close',
  status: {
    refreshing: (done: number, total: number) => `Refreshing ${number(done)} of ${number(total)}`,
    connecting: 'Refreshing',
    upToDate: (time: string) => `Up to date, ${time}`,
    asOf: (time: string) => `As of ${time}`,
    offline: (time: string) => `Offline. Posts as of ${time}`,
    offlineEmpty: 'Offline. Nothing is stored.',
    failed: (time: string) => `Can’t refresh. Posts as of ${time}`,
    failedEmpty: 'Can’t refresh. Nothing is stored.',
    cancelled: (time: string) => `Stopped. Posts as of ${time}`,
    cancelledEmpty: 'Stopped. Refresh when you like.',
    someFailed: (failed: number) =>
      failed === 1 ? '1 source couldn’t be refreshed' : `${number(failed)} sources couldn’t be refreshed`,
    someHeld: (value: number) => `New posts of ${sources(value)} look strange and are held back`,
    never: 'Not refreshed yet',
  },

  welcome: {
    title: 'Every chapter. One place. No network needed.',
    text: 'Follow all of them now and switch off what you don’t need, or choose your chapters first. Nothing you choose leaves this phone.',
    followAll: 'Follow all',
    choose: 'Choose chapters',
    bring: 'Bring your choices from another phone or tab',
  },

  timeline: {
    noPosts: 'No posts yet',
    noPostsWhileRefreshing: 'The first posts are on their way.',
    noPostsOffline:
      'Connect once, and the posts will be here whenever you need them, with no network at all.',
    noPostsFollowed: 'The sources you have on have no posts yet.',
    nothingOn: 'No source is switched on.',
    chooseSources: 'Choose sources',
    showMore: 'Show more',
    showLess: 'Show less',
    showMoreOf: (title: string) => `Show more of “${title}”`,
    showLessOf: (title: string) => `Show less of “${title}”`,
    undated: 'No date given',
    newPosts: (value: number) => (value === 1 ? '1 new post' : `${number(value)} new posts`),
    manyNewPosts: (value: number) => `More than ${number(value)} new posts`,
    end: (value: number, unread: number) =>
      `That’s all: ${posts(value)}${unread === 0 ? '' : `, ${number(unread)} unread`}.`,
    unread: 'Unread',
    noDate: 'no date',
    edited: (time: string) => `edited ${time}`,
    removed: 'removed by its publisher',
    untitled: (publisher: string, start: string) => `${publisher}: ${start}`,
    audio: 'Audio',
    video: 'Video',
    alsoBy: (names: string[], more: number) =>
      `Also from ${more === 0 ? and(names) : `${names.join(', ')} and ${number(more)} more`}`,
  },

  filter: {
    button: 'Filter',
    title: 'Show only',
    inUse: 'Filters in use',
    remove: (name: string) => `Remove filter: ${name}`,
    publisher: 'Publisher',
    state: 'State',
    kind: 'Kind',
    language: 'Language',
    tag: 'Tag',
    any: 'Any',
    audio: 'With audio',
    show: 'Show posts',
    clear: 'Clear filters',
    nothing: 'Nothing matches these filters',
    nothingHint: 'Remove one of them, or clear them all.',
  },

  keys: {
    title: 'Keys',
    next: 'Next post',
    previous: 'Previous post',
    open: 'Open the post',
    filter: 'Go to the filter',
    help: 'Show these keys',
    hint: 'They can be switched off in Settings.',
  },

  post: {
    alsoBy: 'The same statement from',
    minutes: (value: number) => `${number(value)} min read`,
    by: (names: string) => `By ${names}`,
    original: (site: string) => `Original at ${site}`,
    truncated: 'This feed gives only the start of the text. The rest is on the publisher’s site.',
    share: 'Share',
    copied: 'Address copied',
    copyFailed: 'The address couldn’t be copied. Here it is:',
    back: 'Back',
    loading: 'Opening…',
    missing: 'This post isn’t on this phone.',
    missingHint: 'It may come with the next refresh, if its source is switched on.',
    missingBody: 'The text of this post isn’t stored. Refresh once with a network.',
    edited: (time: string) => `Edited ${time}`,
    embed: (site: string) => `Open at ${site} (needs a network)`,
    enclosure: (title: string, size: string) =>
      size ? `${title} (${size}, needs a network)` : `${title} (needs a network)`,
    audioFile: 'Listen',
    videoFile: 'Watch',
    otherFile: 'Attached file',
    unknownSource: 'A source that is no longer listed',
    showPicture: 'Show picture',
    showPictureOf: (text: string) => `Show picture: ${text}`,
    pictureFailed: 'Picture couldn’t be loaded. Try again',
    imageNeedsNetwork: 'Picture not stored. It needs a network.',
  },

  update: { ready: 'A new version is ready.', use: 'Use it now', later: 'Later' },
  notFound: { text: 'There is nothing at this address.', home: 'To the timeline' },
  crash: {
    title: 'Something went wrong',
    text: 'Your posts are safe. Open the app again.',
    reload: 'Open again',
  },
  kinds,
  problems,
}
