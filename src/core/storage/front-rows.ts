import type { Post } from '../domain/post.ts'
import { asksOfPosts, type PostFilter } from '../domain/timeline-filter.ts'
import { filteredPosts } from './filtered-posts.ts'
import { newestOf, type TimelinePlace } from './newest-rows.ts'
import { latestOf } from './posts.ts'
import { marksOf } from './read-marks.ts'
import { type Reading, read } from './transaction.ts'

/** Rows read at most to find those that no index tells apart. */
const rowsLookedAt = 100

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

export interface FrontQuery {
  sourceIds: ReadonlySet<string> | 'all'
  /** Newest posts to choose the top from. */
  newest: number
  parts: PostQuery[]
  /** Sources of each publisher. */
  publishers: string[][]
  publisherCount: number
  postsOfEach: number
}

export interface FrontRows {
  newest: Post[]
  /** In the order of the query's parts. */
  parts: Post[][]
  /** Newest first, as many as were asked for: the place in the query, and its newest posts. */
  publishers: { at: number; posts: Post[] }[]
  /** How many publishers have posts at all. */
  publishersWithPosts: number
  read: Set<string>
}

/** All that the front page shows, by one transaction; how much is read never grows with what is stored. */
export async function frontRows(query: FrontQuery): Promise<FrontRows> {
  return read(['posts', 'readMarks', 'saved'], async (transaction) => {
    const { sourceIds, newest: count, parts: asked } = query
    const [newest, parts, { shown: publishers, all }] = await Promise.all([
      latestOf(transaction, { sourceIds, count }),
      Promise.all(asked.map((part) => queriedIn(transaction, part))),
      latestByPublisher(transaction, query),
    ])
    const posts = [...newest, ...parts.flat(), ...publishers.flatMap((publisher) => publisher.posts)]
    return { newest, parts, publishers, publishersWithPosts: all, read: await marksOf(transaction, posts) }
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
  const { sourceIds, filters, before, isIn, count } = query
  const wanted = { sourceIds, before, count: isIn ? Math.max(rowsLookedAt, count) : count }
  const found = await Promise.all(
    filters.map((filter) =>
      asksOfPosts(filter) ? filteredPosts(transaction, { ...wanted, filter }) : latestOf(transaction, wanted),
    ),
  )
  const posts = [...new Map(found.flat().map((post) => [post.id, post])).values()]
  return posts
    .filter((post) => isIn?.(post) ?? true)
    .sort(newestFirst)
    .slice(0, count)
}

async function latestByPublisher(
  transaction: Stores,
  { publishers, publisherCount, postsOfEach }: FrontQuery,
) {
  const newestPosts = async (sourceIds: string[], count: number) => {
    const rows = await Promise.all(sourceIds.map((id) => newestOf(transaction, id, undefined, count)))
    return rows.flat().sort(newestFirst).slice(0, count)
  }
  const firsts = await Promise.all(
    publishers.map(async (sourceIds, at) => ({ at, sourceIds, first: (await newestPosts(sourceIds, 1))[0] })),
  )
  const withPosts = firsts
    .flatMap(({ first, ...publisher }) => (first ? { ...publisher, first } : []))
    .sort((a, b) => newestFirst(a.first, b.first))
  const shown = await Promise.all(
    withPosts.slice(0, publisherCount).map(async ({ at, sourceIds }) => {
      return { at, posts: await newestPosts(sourceIds, postsOfEach) }
    }),
  )
  return { shown, all: withPosts.length }
}

function newestFirst(a: Post, b: Post): number {
  return b.sortAt - a.sortAt || (a.id < b.id ? 1 : -1)
}
