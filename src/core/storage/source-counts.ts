import { newestKeys } from './newest-rows.ts'
import { type Reading, read } from './transaction.ts'

/** What this phone's own store says of a source. */
export interface SourceCounts {
  /** Posts of the last thirty days; absent where some of them were pruned. */
  ofThirtyDays?: number
  /** The newest posts whose texts were looked at. */
  looked: number
  /** Of those, how many texts the feed gives the start of only. */
  cutShort: number
}

const thirtyDaysMs = 30 * 86_400_000
/** Texts are long: to read all of them would take longer than anyone waits. */
const mostLooked = 10

/** By source id. `now`: epoch ms. @throws {StorageError} */
export async function countSources(
  sourceIds: readonly string[],
  now: number,
): Promise<Map<string, SourceCounts>> {
  const counts = new Map<string, SourceCounts>()
  // One after the other: a hundred at once would hold a hundred times ten texts.
  for (const id of sourceIds) {
    const stored = await read(['posts', 'bodies', 'fetchStates'], (transaction) =>
      countsOf(transaction, id, now),
    )
    counts.set(id, stored)
  }
  return counts
}

async function countsOf(
  transaction: Reading<'posts' | 'bodies' | 'fetchStates'>,
  sourceId: string,
  now: number,
): Promise<SourceCounts> {
  const index = transaction.objectStore('posts').index('by-source-time')
  const from = now - thirtyDaysMs
  const [state, ofThirtyDays, newest] = await Promise.all([
    transaction.objectStore('fetchStates').get(sourceId),
    index.count(IDBKeyRange.bound([sourceId, from], [sourceId, now, []])),
    newestKeys(index, IDBKeyRange.bound([sourceId], [sourceId, []]), mostLooked),
  ])
  const bodies = await Promise.all(newest.map((id) => transaction.objectStore('bodies').get(id)))
  const texts = bodies.filter((body) => body !== undefined)
  return {
    ...((state?.prunedUpTo ?? 0) < from && { ofThirtyDays }),
    looked: texts.length,
    cutShort: texts.filter(({ isTruncated }) => isTruncated).length,
  }
}
