import type { Bytes } from '../bytes.ts'
import type { Encoding } from './encoded.ts'
import type { SourceState } from './source-state.ts'

/**
 * What outlives the process. A write is there after a crash at any moment, or not at all; a damaged entry reads
 * as absent and is logged. Rejects only when the machinery fails: a full disk, or, with `StoreAway`, a shared
 * store that cannot be reached for now.
 */
export interface Store {
  readStates: () => Promise<Map<string, SourceState>>
  writeState: (sourceId: string, state: SourceState) => Promise<void>
  /** A body that need not be read: undefined says nothing about the store. */
  heldBody: (hash: string, encoding: Encoding) => Bytes | undefined
  readBody: (hash: string, encoding: Encoding) => Promise<Bytes | undefined>
  /** Returns the hash the body is read by. */
  writeBody: (bytes: Uint8Array) => Promise<string>
  /** What was made of an image, say. May be gone at any time, the least recently used first. */
  readBlob: (key: string) => Promise<Bytes | undefined>
  /** `key` is url-safe: it may become a file's name. */
  writeBlob: (key: string, bytes: Uint8Array) => Promise<void>
  /** Drops bodies not in `keep` once they are older than a day, and blobs beyond the room they have. */
  prune: (keep: ReadonlySet<string>, now: number) => Promise<void>
  close: () => Promise<void>
}

/** One that the index names and no store holds any more. */
export interface LostBody {
  sourceId: string
  hash: string
}
