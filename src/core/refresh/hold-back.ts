import { leastKnownPosts, profileOf, suspicionOf } from '../normalize/suspicion.ts'
import type { FullPost } from '../normalize/to-post.ts'
import { newestWithBodies, storedIds } from '../storage/posts.ts'
import type { HeldPost } from '../storage/schema.ts'

/** Enough to know a source by. */
const knownPosts = 40

export interface Sorted {
  posts: FullPost[]
  held: HeldPost[]
}

/** Puts aside what is new of a source and so unlike it that its site may have been taken over. */
export async function holdBack(
  sourceId: string,
  incoming: readonly FullPost[],
  postCount: number,
): Promise<Sorted> {
  if (postCount < leastKnownPosts) return { posts: [...incoming], held: [] }
  const stored = await storedIds(incoming.map(({ post }) => post.id))
  if (incoming.every(({ post }) => stored.has(post.id))) return { posts: [...incoming], held: [] }
  const profile = profileOf(await newestWithBodies(sourceId, knownPosts))
  const held = incoming.flatMap(({ post, body }) => {
    const why = stored.has(post.id) ? undefined : suspicionOf(post, body, profile)
    return why ? [{ post, body, why }] : []
  })
  const heldIds = new Set(held.map(({ post }) => post.id))
  return { posts: incoming.filter(({ post }) => !heldIds.has(post.id)), held }
}
