import { type Reading, write } from './transaction.ts'

export async function markRead(postId: string, now: number): Promise<void> {
  await write(['readMarks'], 'strict', (transaction) =>
    transaction.objectStore('readMarks').put({ postId, readAt: now }),
  )
}

/** Ids of those posts the reader has opened. */
export async function marksOf(
  transaction: Reading<'readMarks'>,
  posts: readonly { id: string }[],
): Promise<Set<string>> {
  const marks = transaction.objectStore('readMarks')
  const keys = await Promise.all(posts.map(({ id }) => marks.getKey(id)))
  return new Set(keys.filter((key) => key !== undefined))
}
