import type { Bytes } from './bytes.ts'
import type { Encoding } from './encoded.ts'
import type { SourceState } from './source-state.ts'

/**
 * What outlives the process. A write is there after a crash at any moment, or not at all; a damaged entry reads
 * as absent and is logged. Rejects only when the machinery fails (a full disk).
 */
export interface Store {
  readStates: () => Promise<Map<string, SourceState>>
  writeState: (sourceId: string, state: SourceState) => Promise<void>
  readBody: (hash: string, encoding: Encoding) => Promise<Bytes | undefined>
  /** Returns the hash the body is read by. */
  writeBody: (bytes: Uint8Array) => Promise<string>
  readImage: (key: string) => Promise<Bytes | undefined>
  writeImage: (key: string, bytes: Uint8Array) => Promise<void>
  /** Removes bodies not in `keep` once they are older than a day, and images beyond the room they have. */
  prune: (keep: ReadonlySet<string>, now: number) => Promise<void>
}
