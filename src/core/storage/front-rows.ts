import type { Post } from '../domain/post.ts'
import { asksOfPosts, type PostFilter } from '../domain/timeline-filter.ts'
import { filteredPosts } from './filtered-posts.ts'
import { newestOf, type TimelinePlace } from './newest-rows.ts'
import { latestOf } from './posts.ts'
import { marksOf } from './read-marks.ts'
import { type Reading, read } from './transaction.ts'

/** Rows read at most to find those that no index tells apart. */
const rowsLookedAt = 100
/** Of those at once: all together hold up a slow phone. */
const rowsOfStep = 25

/** Posts for one part of the front page. */
export interface PostQuery {
  sourceIds: ReadonlySet<string> | 'all'
  /** A post may match any of these; at least one. */
  filters: PostFilter[]
  before?: TimelinePlace
  /** What no index tells: of the newest hundred that match otherwise. */
  isIn?: (post: Post) => boolean
  count: number
}

export interface BelowQuery {
  parts: PostQuery[]
  /** Sources of each publisher. */
  publishers: string[][]
  publisherCount: number
  postsOfEach: number
  /** The newest posts of all these publishers: whoever has one of them is among the newest publishers. */
  newest: readonly Post[]
}

export interface BelowRows {
  /** In the order of the query's parts. */
  parts: Post[][]
  /** Newest first, as many as were asked for: the place in the query, and its newest posts. */
  publishers: { at: number; posts: Post[] }[]
  read: Set<string>
}

/** What stands below the top of the front page, by one transaction; how much is read never grows with what is stored. */
export async function belowRows(query: BelowQuery): Promise<BelowRows> {
  return read(['posts', 'readMarks', 'saved'], async (transaction) => {
    const [parts, publishers] = await Promise.all([
      Promise.all(query.parts.map((part) => queriedIn(transaction, part))),
      latestByPublisher(transaction, query),
    ])
    const posts = [...parts.flat(), ...publishers.flatMap((publisher) => publisher.posts)]
    return { parts, publishers, read: await marksOf(transaction, posts) }
  })
}

export async function queriedPosts(query: PostQuery): Promise<{ posts: Post[]; read: Set<string> }> {
  return read(['posts', 'readMarks', 'saved'], async (transaction) => {
    const posts = await queriedIn(transaction, query)
    return { posts, read: await marksOf(transaction, posts) }
  })
}

type Stores = Reading<'posts' | 'readMarks' | 'saved'>

async function queriedIn(transaction: Stores, query: PostQuery): Promise<Post[]> {
  const found = await Promise.all(query.filters.map((filter) => matchesIn(transaction, query, filter)))
  const posts = new Map(found.flat().map((post) => [post.id, post]))
  return [...posts.values()].sort(newestFirst).slice(0, query.count)
}

/** Newest first. */
async function matchesIn(transaction: Stores, query: PostQuery, filter: PostFilter): Promise<Post[]> {
  const { sourceIds, isIn, count } = query
  const rowsAfter = (before: TimelinePlace | undefined, most: number) => {
    const wanted = { sourceIds, before, count: most }
    return asksOfPosts(filter)
      ? filteredPosts(transaction, { ...wanted, filter })
      : latestOf(transaction, wanted)
  }
  if (!isIn) return rowsAfter(query.before, count)
  const matches: Post[] = []
  let { before } = query
  for (let looked = 0; looked < rowsLookedAt && matches.length < count; looked += rowsOfStep) {
    const rows = await rowsAfter(before, rowsOfStep)
    matches.push(...rows.filter(isIn))
    before = rows.at(-1)
    if (rows.length < rowsOfStep) break
  }
  return matches
}

async function latestByPublisher(
  transaction: Stores,
  { publishers, publisherCount, postsOfEach, newest }: BelowQuery,
): Promise<BelowRows['publishers']> {
  const newestPosts = async (sourceIds: string[] = [], count: number) => {
    const rows = await Promise.all(sourceIds.map((id) => newestOf(transaction, id, undefined, count)))
    return rows.flat().sort(newestFirst).slice(0, count)
  }
  const order = ofNewest(newest, publishers)
  if (order.length < publisherCount) {
    const others = publishers.map((_, at) => at).filter((at) => !order.includes(at))
    const firsts = await Promise.all(
      others.map(async (at) => ({ at, first: (await newestPosts(publishers[at], 1))[0] })),
    )
    const withPosts = firsts.flatMap(({ at, first }) => (first ? { at, first } : []))
    order.push(...withPosts.sort((a, b) => newestFirst(a.first, b.first)).map(({ at }) => at))
  }
  return Promise.all(
    order.slice(0, publisherCount).map(async (at) => {
      return { at, posts: await newestPosts(publishers[at], postsOfEach) }
    }),
  )
}

/** Places of the publishers of these posts, in their order. */
function ofNewest(newest: readonly Post[], publishers: string[][]): number[] {
  const places = new Map(publishers.flatMap((sourceIds, at) => sourceIds.map((id) => [id, at] as const)))
  return [...new Set(newest.flatMap(({ sourceId }) => places.get(sourceId) ?? []))]
}

function newestFirst(a: Post, b: Post): number {
  return b.sortAt - a.sortAt || (a.id < b.id ? 1 : -1)
}
