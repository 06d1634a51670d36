import { indexStep, indexText } from '../../../proxy/wire.ts'
import { crc32 } from '../domain/crc32.ts'
import type { FeedIndex, IndexedSource } from '../domain/feed-index.ts'

/** What changed since the stored index was made, as the server gives it. */
export interface IndexPart {
  index: FeedIndex
  /** Of the whole. */
  sum: number
}

/** Later the server gives the whole: most has changed. */
const longestAwayMs = 3 * 86_400_000

/**
 * Epoch seconds from which on to ask for what changed, beside the stored index; undefined for the whole. `now`: epoch
 * ms.
 */
export function sinceOf({ sources }: FeedIndex, now: number): number | undefined {
  const latest = Object.values(sources).reduce((latest, { changedAt = 0 }) => Math.max(latest, changedAt), 0)
  const since = Math.floor(latest / 1000 / indexStep) * indexStep
  return latest > 0 && Math.abs(now - since * 1000) < longestAwayMs ? since : undefined
}

/** The whole index; undefined where what was known is not what the server took it for. */
export function joined(known: FeedIndex, { index, sum }: IndexPart): FeedIndex | undefined {
  const unchanged = Object.entries(known.sources).map(([id, source]) => [id, withoutProblem(source)] as const)
  const sources = { ...Object.fromEntries(unchanged), ...index.sources }
  const hashes = new Map(Object.entries(sources).map(([id, { hash }]) => [id, hash]))
  const isRight = crc32(new TextEncoder().encode(indexText(hashes))) === sum
  return isRight ? { ...index, sources } : undefined
}

/** Every problem there is stands in the part. */
function withoutProblem({ problem: _, problemSince: __, ...source }: IndexedSource): IndexedSource {
  return source
}
