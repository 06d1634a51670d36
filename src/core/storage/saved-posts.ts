import type { Post } from '../domain/post.ts'
import type { PostFilter } from '../domain/timeline-filter.ts'
import { rowsWith } from './many.ts'
import { isNewer } from './newest-rows.ts'
import { labelsOf } from './post-labels.ts'
import { marksOf } from './read-marks.ts'
import type { Reading } from './transaction.ts'

/** Rows a slow phone reads sooner than it would walk the ids of 20,000 posts to find them. */
const mostRead = 200

export async function savedIds(transaction: Reading<'saved'>): Promise<Set<string>> {
  return new Set(await transaction.objectStore('saved').getAllKeys())
}

/** All that are wanted of what the reader saved, newest first; `undefined` where that is too much to read whole. */
export async function fewSavedPosts(
  transaction: Reading<'posts' | 'readMarks' | 'saved'>,
  { sourceIds, filter }: { sourceIds: ReadonlySet<string> | 'all'; filter: PostFilter },
): Promise<Post[] | undefined> {
  const ids = await transaction.objectStore('saved').getAllKeys(null, mostRead + 1)
  if (ids.length > mostRead) return undefined
  const rows = (await rowsWith(transaction.objectStore('posts'), ids)).flatMap((row) => row ?? [])
  const labels = labelsOf(filter)
  const wanted = rows.filter(
    (row) =>
      (sourceIds === 'all' || sourceIds.has(row.sourceId)) &&
      labels.every((label) => row.labels?.some(([name]) => name === label)),
  )
  const read = filter.unread ? await marksOf(transaction, wanted) : new Set<string>()
  return wanted.filter(({ id }) => !read.has(id)).sort((a, b) => (isNewer(a, b) ? -1 : 1))
}
