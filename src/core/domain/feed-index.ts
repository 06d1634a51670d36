import type { PublisherProblem } from './problem.ts'

/** What our server says of every source: what there is to fetch, and what it could not get. */
export interface FeedIndex {
  /** Hash of the catalog as the server gives it now. */
  catalogHash: string
  /** Ed25519 public key of our server, 32 bytes in base64url: what it signed is checked with it. */
  serverKey?: string
  /** By source id. */
  sources: Record<string, IndexedSource>
}

/** Neither `hash` nor `problem` means that the server has not tried this source yet. */
export interface IndexedSource {
  /** Content hash of the last good body. */
  hash?: string
  /** Epoch ms at which the server first saw that body. */
  changedAt?: number
  problem?: PublisherProblem
  /** Epoch ms. */
  problemSince?: number
}
