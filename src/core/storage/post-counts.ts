import { type Reading, read } from './transaction.ts'

export interface PostCounts {
  /** One for each two neighbors of `edges`: at or after the first, before the second. */
  counts: number[]
  /** Epoch ms of the oldest post stored; absent when none is. */
  oldestAt?: number
}

/** How many stored posts of these sources lie between moments, given as epoch ms from old to new. */
export async function countPostsBetween(
  sourceIds: readonly string[],
  edges: readonly number[],
): Promise<PostCounts> {
  return read(['posts'], async (transaction) => {
    const bySource = await Promise.all(sourceIds.map((id) => countsOf(transaction, id, edges)))
    const oldest = bySource.flatMap(({ oldestAt }) => oldestAt ?? [])
    return {
      counts: edges.slice(1).map((_, at) => bySource.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0)),
      ...(oldest.length > 0 && { oldestAt: Math.min(...oldest) }),
    }
  })
}

async function countsOf(
  transaction: Reading<'posts'>,
  sourceId: string,
  edges: readonly number[],
): Promise<PostCounts> {
  const index = transaction.objectStore('posts').index('by-source-time')
  const [oldest, ...counts] = await Promise.all([
    // An array sorts after every number, so `[sourceId, []]` is the end of the source's rows.
    index.openKeyCursor(IDBKeyRange.bound([sourceId], [sourceId, []])),
    ...edges
      .slice(1)
      .map((end, at) =>
        index.count(IDBKeyRange.bound([sourceId, edges[at] ?? end], [sourceId, end], false, true)),
      ),
  ])
  return { counts, ...(oldest && { oldestAt: oldest.key[1] }) }
}
