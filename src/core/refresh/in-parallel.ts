/**
 * At most `limit` at a time, in order; takes no further item once the signal is aborted. When one fails the
 * others under way are waited for before it is thrown: nothing goes on behind the caller's back.
 */
export async function inParallel<Item>(
  items: readonly Item[],
  limit: number,
  signal: AbortSignal,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const rest = items.values()
  const workOff = async () => {
    for (const item of rest) {
      if (signal.aborted) return
      await work(item)
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: Math.min(limit, items.length) }, workOff))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}
