import type { ImportedPost } from '../core/storage/import-pack.ts'
import { unlikePosts } from './feed-reader.ts'

/** The posts of a file, and of those that are so unlike their sources that a refresh would hold them back, why. */
export async function withSuspicion(posts: readonly ImportedPost[]): Promise<ImportedPost[]> {
  const reasons = new Map<string, ImportedPost['why']>()
  for (const sourceId of new Set(posts.map(({ post }) => post.sourceId))) {
    const own = posts.filter(({ post }) => post.sourceId === sourceId)
    const texts = own.map(({ post, body }) => ({ post, body }))
    for (const { post, why } of await unlikePosts(sourceId, texts)) reasons.set(post.id, why)
  }
  return posts.map((given) => {
    const why = reasons.get(given.post.id)
    return why ? { ...given, why } : given
  })
}
