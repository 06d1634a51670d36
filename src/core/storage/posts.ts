import type { Post } from '../domain/post.ts'
import { followedPosts } from './followed-posts.ts'
import { newestBefore, newestOf, type TimelinePlace } from './newest-rows.ts'
import { read } from './transaction.ts'

export interface LatestPosts {
  sourceIds: ReadonlySet<string> | 'all'
  /** Only posts after this place in the timeline, which runs from new to old. */
  before?: TimelinePlace | undefined
  count: number
}

/** Newest first, by one transaction. */
export async function latestPosts({ sourceIds, before, count }: LatestPosts): Promise<Post[]> {
  return read(['posts'], (transaction) =>
    sourceIds === 'all'
      ? newestBefore(transaction, before, count)
      : followedPosts(transaction, { sourceIds, before, count }),
  )
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
