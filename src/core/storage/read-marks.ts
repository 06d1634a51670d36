import { read, write } from './transaction.ts'

export async function markRead(postId: string, now: number): Promise<void> {
  await write(['readMarks'], 'strict', (transaction) =>
    transaction.objectStore('readMarks').put({ postId, readAt: now }),
  )
}

/** Those of `postIds` the reader has opened. */
export async function readMarksOf(postIds: string[]): Promise<Set<string>> {
  if (postIds.length === 0) return new Set()
  const keys = await read(['readMarks'], (transaction) => {
    const marks = transaction.objectStore('readMarks')
    return Promise.all(postIds.map((postId) => marks.getKey(postId)))
  })
  return new Set(keys.filter((key) => key !== undefined))
}
