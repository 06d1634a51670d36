import type { StorageProblem } from '../core/domain/problem.ts'
import type { PageHead, PagePost } from '../core/pack/page-texts.ts'
import type { PackRefusal } from '../core/pack/read-pack.ts'
import type { Standings } from '../core/storage/import-pack.ts'
import type { ActionPack } from '../core/storage/schema.ts'

/** What a page can ask of the pack worker, and what it gets. */
export interface PackCalls {
  /** Begins a file; one is made at a time. */
  begin: { given: PageHead; gives: undefined }
  add: { given: PagePost; gives: undefined }
  finish: { given: undefined; gives: MadeFile }
  /** Where feeds are read. */
  reader: { given: MessagePort; gives: undefined }
  /** Reads a file, and holds what is in it for `take`. */
  look: { given: Blob; gives: FileLook }
  /** Stores what was last looked at. */
  take: { given: undefined; gives: TakenFile }
  /** What a pack would hold. */
  estimate: { given: PackWish; gives: PackEstimate }
  /** Fetches what the pack of this id still lacks. */
  gather: { given: string; gives: GatherEnd }
  /** Stops fetching for the pack of this id. */
  pause: { given: string; gives: undefined }
}

export interface MadeFile {
  blob: Blob
  /** Texts with their records, and pictures in base64. */
  contentBytes: number
  pictures: number
  missingPictures: number
}

export type FileLook =
  | { kind: 'refused'; why: PackRefusal }
  | {
      kind: 'pack'
      name: string
      day?: string | undefined
      createdAt: number
      posts: { title: string; publisher: string; language: string }[]
      postCount: number
      pictureCount: number
      bytes: number
      /** Of the posts. */
      signedCount: number
      /** Epoch ms of the newest feed that was signed. */
      signedAt: number
      standings: Standings
    }

export interface TakenFile {
  pack: ActionPack
  standings: Standings
}

export interface PackWish {
  sourceIds: string[]
  tags: string[]
  /** Epoch ms. */
  since: number
}

export interface PackEstimate {
  postIds: string[]
  textBytes: number
  pictures: number
  /** Bytes of those that are here, and what those that are not will take as far as one can tell. */
  pictureBytes: number
  missingPictures: number
  missingBytes: number
}

export type GatherEnd =
  | { kind: 'done'; missing: number }
  /** The reader stopped it, or another window is at it. */
  | { kind: 'paused' }
  /** No network, or our server doesn't answer. */
  | { kind: 'offline' }

export type CallName = keyof PackCalls
export type CallRequest = {
  [Name in CallName]: { call: number; name: Name; given: PackCalls[Name]['given'] }
}[CallName]

export type CallAnswer =
  | { call: number; kind: 'done'; value: unknown }
  | { call: number; kind: 'progress'; done: number; total: number }
  | { call: number; kind: 'failed'; problem: StorageProblem | undefined; message: string }
