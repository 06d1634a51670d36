import { storedKeys } from './many.ts'
import { type Reading, write } from './transaction.ts'

/** Keys that a slow phone takes in without holding up a finger. */
const keysAtOnce = 2000

export async function markRead(postId: string, now: number): Promise<void> {
  await write(['readMarks'], 'strict', (transaction) =>
    transaction.objectStore('readMarks').put({ postId, readAt: now }),
  )
}

/** By one transaction. Returns which of them were unread, so that it can be undone. @throws {StorageError} */
export async function markAllRead(postIds: readonly string[], now: number): Promise<string[]> {
  return write(
    ['readMarks'],
    'strict',
    async (transaction) => {
      const marks = transaction.objectStore('readMarks')
      const known = await Promise.all(postIds.map((id) => marks.getKey(id)))
      const unread = postIds.filter((_, at) => known[at] === undefined)
      await Promise.all(unread.map((postId) => marks.put({ postId, readAt: now })))
      return unread
    },
    (unread) => (unread.length > 0 ? ['readMarks'] : []),
  )
}

/** By one transaction. @throws {StorageError} */
export async function markAllUnread(postIds: readonly string[]): Promise<void> {
  await write(['readMarks'], 'strict', async (transaction) => {
    const marks = transaction.objectStore('readMarks')
    await Promise.all(postIds.map((postId) => marks.delete(postId)))
  })
}

/** Ids of those posts the reader has opened. */
export async function marksOf(
  transaction: Reading<'readMarks'>,
  posts: readonly { id: string }[],
): Promise<Set<string>> {
  return storedKeys(
    transaction.objectStore('readMarks'),
    posts.map(({ id }) => id),
  )
}

/** Ids of all posts the reader has opened. */
export async function allMarks(transaction: Reading<'readMarks'>): Promise<Set<string>> {
  const marks = transaction.objectStore('readMarks')
  const all = new Set<string>()
  for (let last: string | undefined; ; ) {
    const keys = await marks.getAllKeys(
      last === undefined ? null : IDBKeyRange.lowerBound(last, true),
      keysAtOnce,
    )
    for (const key of keys) all.add(key)
    if (keys.length < keysAtOnce) return all
    last = keys.at(-1)
  }
}
