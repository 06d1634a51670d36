import { isSameStatement, longestApartMs } from '../domain/joint-statements.ts'
import type { Post, PostBody } from '../domain/post.ts'
import type { PostFilter, TimelineFilter } from '../domain/timeline-filter.ts'
import { followedPosts } from './followed-posts.ts'
import { rowsWith, storedKeys } from './many.ts'
import { newestBefore, newestOf, type TimelinePlace } from './newest-rows.ts'
import { marksOf } from './read-marks.ts'
import { type Reading, read } from './transaction.ts'

export interface LatestPosts {
  sourceIds: ReadonlySet<string> | 'all'
  /** Only posts after this place in the timeline, which runs from new to old. */
  before?: TimelinePlace | undefined
  count: number
}

/** Posts, and the ids of those among them that the reader has opened. */
export interface TimelinePage {
  posts: Post[]
  read: Set<string>
}

let filters: Promise<typeof import('./filtered-posts.ts')> | undefined

/** Asked for once: each `import` of what is long there waits for a frame. */
function loadFilters(): Promise<typeof import('./filtered-posts.ts')> {
  filters ??= import('./filtered-posts.ts').catch((error) => {
    filters = undefined
    throw error
  })
  return filters
}

/** So that the first filter waits for no code. */
export function warmFilters(): void {
  loadFilters().catch(() => {})
}

/** Newest first, by one transaction. */
export async function latestPosts(wanted: LatestPosts): Promise<Post[]> {
  return read(['posts'], (transaction) => latestOf(transaction, wanted))
}

/** Newest first, with their read marks, by one transaction. */
export async function timelinePage(wanted: LatestPosts & { filter?: TimelineFilter }): Promise<TimelinePage> {
  const { filter = {}, ...rest } = wanted
  if (Object.keys(filter).length === 0)
    return read(['posts', 'readMarks'], (transaction) => pageOf(transaction, rest))
  const { filteredPage } = await loadFilters()
  return read(['posts', 'readMarks', 'saved'], (transaction) =>
    filteredPage(transaction, { before: undefined, ...rest, filter }),
  )
}

/** Those of these posts that are stored, in the order of their ids, with their read marks. */
export async function pageOfIds(ids: readonly string[]): Promise<TimelinePage> {
  return read(['posts', 'readMarks'], async (transaction) => {
    const rows = await rowsWith(transaction.objectStore('posts'), ids)
    const posts = rows.filter((post) => post !== undefined)
    return { posts, read: await marksOf(transaction, posts) }
  })
}

export async function pageOf(
  transaction: Reading<'posts' | 'readMarks'>,
  wanted: LatestPosts,
): Promise<TimelinePage> {
  const posts = await latestOf(transaction, wanted)
  return { posts, read: await marksOf(transaction, posts) }
}

export function latestOf(
  transaction: Reading<'posts'>,
  { sourceIds, before, count }: LatestPosts,
): Promise<Post[]> {
  return sourceIds === 'all'
    ? newestBefore(transaction, before, count)
    : followedPosts(transaction, { sourceIds, before, count })
}

/** More than these are not counted: the reader was away for long, and the exact number tells nothing. */
export const mostNewer = 1000

/** How many such posts stand above a place of the timeline, `mostNewer` at most. */
export async function countNewerPosts(
  place: TimelinePlace,
  { sourceIds, filter = {} }: Pick<LatestPosts, 'sourceIds'> & { filter?: PostFilter },
): Promise<number> {
  const { countNewer } = await loadFilters()
  return read(['posts', 'readMarks', 'saved'], (transaction) =>
    countNewer(transaction, place, { sourceIds, filter, most: mostNewer }),
  )
}

/** Which of these are stored. */
export async function storedIds(ids: readonly string[]): Promise<Set<string>> {
  return read(['posts'], (transaction) => storedKeys(transaction.objectStore('posts'), ids))
}

/** A source's newest posts, each with its body. */
export async function newestWithBodies(
  sourceId: string,
  count: number,
): Promise<{ post: Post; body: PostBody }[]> {
  return read(['posts', 'bodies'], async (transaction) => {
    const posts = await newestOf(transaction, sourceId, undefined, count)
    const bodies = await rowsWith(
      transaction.objectStore('bodies'),
      posts.map(({ id }) => id),
    )
    return posts.flatMap((post, at) => {
      const body = bodies[at]
      return body ? [{ post, body }] : []
    })
  })
}

export async function postById(id: string): Promise<Post | undefined> {
  return read(['posts'], (transaction) => transaction.objectStore('posts').get(id))
}

/** Rows that a slow phone reads without holding up a finger. */
const copiesAtOnce = 100

/** The same text by other sources, followed or not, in the order of the timeline; one of each source. */
export async function copiesOf(post: Post): Promise<Post[]> {
  if (post.sketch === undefined) return []
  const copies = new Map<string, Post>()
  let before: TimelinePlace | undefined = { sortAt: post.sortAt + longestApartMs, id: '' }
  while (before && before.sortAt >= post.sortAt - longestApartMs) {
    const rows: Post[] = await latestPosts({ sourceIds: 'all', before, count: copiesAtOnce })
    for (const row of rows) {
      if (isSameStatement(post, row) && !copies.has(row.sourceId)) copies.set(row.sourceId, row)
    }
    before = rows.at(-1)
  }
  return [...copies.values()]
}

export async function countPosts(): Promise<number> {
  const states = await read(['fetchStates'], (transaction) => transaction.objectStore('fetchStates').getAll())
  return states.reduce((sum, state) => sum + state.postCount, 0)
}
