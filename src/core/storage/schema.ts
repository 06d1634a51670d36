import type { DBSchema, StoreNames } from 'idb'
import type { Collection } from '../domain/collection.ts'
import type { FeedIndex } from '../domain/feed-index.ts'
import type { PageProblem, PageText } from '../domain/kept-page.ts'
import type { NotifyState } from '../domain/notify.ts'
import type { Post, PostBody } from '../domain/post.ts'
import type { OwnProblem, Problem } from '../domain/problem.ts'
import type { Publisher } from '../domain/publisher.ts'
import type { Quarantine } from '../domain/quarantine.ts'
import type { PictureState, Readiness } from '../domain/readiness.ts'
import type { RefreshRun } from '../domain/refresh-run.ts'
import type { Source } from '../domain/source.ts'
import type { ActionPack, Note, OwnNumber, PostList, ReadMark, SavedPost } from './own-rows.ts'

export type { HeldPost } from '../domain/quarantine.ts'
export type * from './own-rows.ts'

/**
 * Published things and the reader's own lie in different stores, so that a refresh, which writes only the
 * former, can never lose a read mark or a setting.
 */
export interface Schema extends DBSchema {
  publishers: { key: string; value: Publisher }
  sources: { key: string; value: Source }
  fetchStates: { key: string; value: FetchState }
  posts: {
    key: string
    value: StoredPost
    indexes: {
      'by-time': [number, string]
      'by-source-time': [string, number, string]
      'by-label': PostLabel
    }
  }
  bodies: { key: string; value: PostBody }
  quarantines: { key: string; value: Quarantine }
  serverStates: { key: ServerState['key']; value: ServerState }
  images: { key: string; value: StoredImage }
  pages: { key: string; value: StoredPage }
  dataUse: { key: string; value: DataUse }
  readMarks: { key: string; value: ReadMark }
  saved: { key: string; value: SavedPost }
  lists: { key: string; value: PostList }
  notes: { key: string; value: Note }
  actionPacks: { key: string; value: ActionPack }
  ownNumbers: { key: string; value: OwnNumber }
  settings: { key: string; value: StoredSetting }
}

export type StoreName = StoreNames<Schema>

/** What a filter finds a post by, with the post's place in time and its id. */
export type PostLabel = [label: string, sortAt: number, id: string]

export interface StoredPost extends Post {
  labels?: PostLabel[]
  /** Addresses of the pictures in its text; absent until they were noted. */
  bodyPictures?: string[]
}

/** What the phone knows of its copy of a source. */
export interface FetchState {
  sourceId: string
  /** Hash of the last body that was read, well or badly. */
  hash?: string
  /** Epoch ms at which the phone last had it confirmed that nothing newer is published. */
  refreshedAt?: number
  /** Epoch ms at which the server first saw the last body. */
  changedAt?: number
  /** Epoch ms. */
  triedAt?: number
  problem?: Problem
  /** Epoch ms. */
  problemSince?: number
  /** Kept as a record: counting 20,000 rows takes longer than the start of the app may. */
  postCount: number
  /** Of the rules by which its posts were made of the last body's items. */
  rules?: number
  /** Posts in its quarantine. */
  heldCount?: number
  /** Posts at or before this place in time were pruned, and are not taken from the feed again. */
  prunedUpTo?: number
  title?: string
  homePageUrl?: string
  iconUrl?: string
}

/** Singletons about the server, each under its own key. */
export type ServerState =
  | { key: 'index'; index: FeedIndex; etag?: string }
  | {
      key: 'catalog'
      hash: string
      collections?: Collection[]
      hotlines?: unknown
      proposalsTo?: string
    }
  | { key: 'lastRefresh'; last: LastRefresh; asOf?: number }
  | { key: 'readiness'; readiness: Readiness }
  | { key: 'pictures'; state: PictureState }
  | { key: 'notify'; state: NotifyState }
  | { key: 'push'; note: PushNote }
  | RefreshRuns

/** What our server was last sent of this phone's address for notifications. */
export interface PushNote {
  endpoint: string
  /** Epoch ms. */
  sentAt: number
}

/** Its key stands outside those that a start reads: see `refreshRows`. */
export interface RefreshRuns {
  key: 'refreshRuns'
  /** The last ones, oldest first. */
  runs: RefreshRun[]
  /** The last that the system granted. */
  background?: RefreshRun
  /** The one that runs, or that was cut off with the whole app. */
  begun?: Pick<RefreshRun, 'trigger' | 'startedAt'>
}

export interface LastRefresh {
  /** Epoch ms. */
  finishedAt: number
  newPosts: number
  /** Sources that could not be refreshed. */
  failed: number
  /** Sources it was meant to cover. */
  sources: number
  /** What stopped it as a whole. */
  problem?: OwnProblem
  cancelled?: true
  /** Nobody cancelled it: the time that the system gave it in the background was up. */
  isTimeUp?: true
  /** Milliseconds by which the phone's clock was behind; absent where it was right. */
  apartMs?: number
}

/** A picture of a post whose bytes lie in the cache of pictures, as our server made them. */
export interface StoredImage {
  /** Where the publisher has it: what posts know it by. */
  address: string
  /** SHA-256 of the stored bytes, in hex. */
  hash: string
  bytes: number
  /** The width it was asked for with, in pixels. */
  width: number
  /** Epoch ms. */
  storedAt: number
  /** It came in a file of another phone: our server's own takes its place when there is a network. */
  fromFile?: true
}

/** A page of a publisher's site that is kept: handbook, know-your-rights, voter guide. */
export interface StoredPage extends PageText {
  /** As it was pinned, without a part behind `#`. */
  url: string
  publisherId?: string
  /** `reader`: their own, which nothing but they themselves removes. */
  pinnedBy: 'catalog' | 'reader'
  /** Hash of title and article. */
  contentHash: string
  /** Epoch ms at which this text came, or came again. */
  fetchedAt: number
  /** Epoch ms of the last try. */
  triedAt: number
  /** Why the last try brought nothing, and epoch ms since when that is so. */
  problem?: PageProblem
  problemSince?: number
}

/** Bytes that came over the network on one day. */
export interface DataUse {
  /** As YYYY-MM-DD in the phone's zone. */
  day: string
  bytes: number
}

/** Read as unknown: an older or newer version of the app may have written it. */
export interface StoredSetting {
  key: string
  value: unknown
}
