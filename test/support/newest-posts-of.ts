import type { Post } from '../../src/core/domain/post.ts'
import { timelinePage } from '../../src/core/storage/posts.ts'

export async function newestPostsOf(sourceId: string, count: number): Promise<Post[]> {
  return (await timelinePage({ sourceIds: new Set([sourceId]), count })).posts
}
