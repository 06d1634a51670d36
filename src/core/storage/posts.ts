import type { Post } from '../domain/post.ts'
import { followedPosts } from './followed-posts.ts'
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

/** Newest first, by one transaction. */
export async function latestPosts(wanted: LatestPosts): Promise<Post[]> {
  return read(['posts'], (transaction) => latestOf(transaction, wanted))
}

/** Newest first, with their read marks, by one transaction. */
export async function timelinePage(wanted: LatestPosts): Promise<TimelinePage> {
  return read(['posts', 'readMarks'], (transaction) => pageOf(transaction, wanted))
}

export async function pageOf(
  transaction: Reading<'posts' | 'readMarks'>,
  wanted: LatestPosts,
): Promise<TimelinePage> {
  const posts = await latestOf(transaction, wanted)
  return { posts, read: await marksOf(transaction, posts) }
}

function latestOf(transaction: Reading<'posts'>, { sourceIds, before, count }: LatestPosts): Promise<Post[]> {
  return sourceIds === 'all'
    ? newestBefore(transaction, before, count)
    : followedPosts(transaction, { sourceIds, before, count })
}

export async function newestPostsOf(sourceId: string, count: number): Promise<Post[]> {
  return read(['posts'], (transaction) => newestOf(transaction, sourceId, undefined, count))
}

export async function postById(id: string): Promise<Post | undefined> {
  return read(['posts'], (transaction) => transaction.objectStore('posts').get(id))
}

export async function countPosts(): Promise<number> {
  const states = await read(['fetchStates'], (transaction) => transaction.objectStore('fetchStates').getAll())
  return states.reduce((sum, state) => sum + state.postCount, 0)
}
