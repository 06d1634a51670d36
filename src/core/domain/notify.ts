export const notifyLevels = ['all', 'important', 'none'] as const
/** Of a publisher: which of its posts the reader is told of. */
export type NotifyLevel = (typeof notifyLevels)[number]

/** What the reader wants to be told of. It never leaves the phone. */
export interface NotifySettings {
  isOn: boolean
  /** Of every followed publisher that has none of its own. */
  level: NotifyLevel
  /** By publisher's id. */
  levels: Readonly<Record<string, NotifyLevel>>
  quiet: QuietHours | undefined
  /** Once a day, at this minute of it; what comes before then is held. */
  digestAt: number | undefined
  /** A notification says neither who nor what. */
  hidesTitles: boolean
  /** On the evening before the day of a pack. */
  remindsOfPacks: boolean
  hasBadge: boolean
}

/** Minutes of the day, by the phone's clock; `to` may lie on the next one. */
export interface QuietHours {
  from: number
  to: number
}

/** How far the telling is. */
export interface NotifyState {
  /** Ids of the newest posts that the reader was told of, or could have seen; absent before the first look. */
  seen?: string[]
  /** Place in the timeline of the oldest of them: what is older is no news. */
  seenFrom: number
  /** Ids of what the reader has not seen yet. */
  waiting: string[]
  /** Some of them no notification has told of. */
  isUntold: boolean
  /** Pushes in a row that nothing was shown for. */
  silent: number
  /** The day, YYYY-MM-DD, of the last digest. */
  digestDay?: string
  /** Ids of packs with their days. */
  reminded: string[]
}

export const noNotifyState: NotifyState = {
  seenFrom: 0,
  waiting: [],
  isUntold: false,
  silent: 0,
  reminded: [],
}

/** What is told, before it is put in words. */
export type Notice = { isSilent: boolean } & (
  | { kind: 'posts'; posts: number; publishers: string[]; only?: { id: string; title: string } }
  /** Something is there, and could not be fetched. */
  | { kind: 'unfetched' }
  /** Shown now and then for phones that take notifications away from apps that show none. */
  | { kind: 'held'; posts: number }
  | { kind: 'nothing' }
  | { kind: 'pack'; name: string | undefined }
  | { kind: 'test' }
)

/** What the service worker's handler of clicks closes and replaces by. */
export const noticeTag = 'posts'
