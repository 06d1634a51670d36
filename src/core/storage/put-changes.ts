import type { Post, PostBody, PostCounts } from '../domain/post.ts'
import { withBodyPictures } from './body-pictures.ts'
import { withLabels } from './post-labels.ts'
import type { FetchState } from './schema.ts'
import type { Writing } from './transaction.ts'

export interface PostWithBody {
  post: Post
  body: PostBody
}

/** How a post that is given otherwise than before is told from one that was edited. */
export interface History {
  /** Of the rules by which posts are made of items: under other ones all posts differ, and nobody edited them. */
  rules: number
  with: (before: PostWithBody, after: PostWithBody, now: number) => PostWithBody
}

export interface SavedCounts {
  added: number
  changed: number
}

export type Saving = Writing<'posts' | 'bodies' | 'fetchStates' | 'quarantines'>

export async function storedPosts(transaction: Saving, incoming: PostWithBody[], state: FetchState) {
  if (state.postCount === 0) return new Map<string, Post>()
  const posts = transaction.objectStore('posts')
  const rows = await Promise.all(incoming.map(({ post }) => posts.get(post.id)))
  return new Map(rows.flatMap((row) => (row ? [[row.id, row]] : [])))
}

export interface Known {
  stored: Map<string, Post>
  state: FetchState
  history: History | undefined
  now: number
}

/** Stores what is new or otherwise than before. */
export async function putChanges(
  transaction: Saving,
  incoming: PostWithBody[],
  { stored, state, history, now }: Known,
): Promise<SavedCounts> {
  const counts = { added: 0, changed: 0 }
  const changes: PostWithBody[] = []
  const seen = new Set<string>()
  for (const { post, body } of incoming) {
    const old = stored.get(post.id)
    // Some feeds give several items one guid: the first stands.
    const isRepeated = seen.size === seen.add(post.id).size
    if (isRepeated || (!old && isPruned(post, state)) || old?.contentHash === post.contentHash) continue
    changes.push({ post: old ? inPlaceOf(old, post) : post, body })
    counts[old ? 'changed' : 'added'] += 1
  }
  const tell = history && history.rules === state.rules ? history.with : withPastOf
  await putAll(
    transaction,
    await withPast(transaction, changes, stored, (before, after) => tell(before, after, now)),
  )
  await putCounts(transaction, incoming, stored)
  return counts
}

/** Posts that were there before, with what is to be told of the change. */
async function withPast(
  transaction: Saving,
  changes: readonly PostWithBody[],
  stored: Known['stored'],
  tell: (before: PostWithBody, after: PostWithBody) => PostWithBody,
): Promise<PostWithBody[]> {
  const bodies = transaction.objectStore('bodies')
  return Promise.all(
    changes.map(async (after) => {
      const post = stored.get(after.post.id)
      const body = post && (await bodies.get(post.id))
      return post && body ? tell({ post, body }, after) : after
    }),
  )
}

/** What was told of it before is told of it still. */
function withPastOf(before: PostWithBody, { post, body }: PostWithBody): PostWithBody {
  const [{ editedAt }, { former }] = [before.post, before.body]
  return {
    post: { ...post, ...(editedAt !== undefined && { editedAt }) },
    body: { ...body, ...(former && { former }) },
  }
}

/** Of posts that are the same but for what others did with them, or are listed again: neither new nor changed. */
async function putCounts(
  transaction: Saving,
  incoming: PostWithBody[],
  stored: Map<string, Post>,
): Promise<void> {
  const posts = transaction.objectStore('posts')
  const recounted = incoming.flatMap(({ post: { id, contentHash, counts } }) => {
    const old = stored.get(id)
    const isRecounted = counts && !isSameCount(old?.counts, counts)
    if (!old || old.contentHash !== contentHash || !(isRecounted || old.missing)) return []
    const { missing: _, ...listed } = old
    return { ...listed, ...(isRecounted && { counts }) }
  })
  await Promise.all(recounted.map(async (post) => posts.put(post)))
}

function isSameCount(a: PostCounts | undefined, b: PostCounts): boolean {
  return a?.comments === b.comments && a?.likes === b.likes && a?.views === b.views
}

export function isPruned({ sortAt }: Post, { prunedUpTo }: FetchState): boolean {
  return prunedUpTo !== undefined && sortAt <= prunedUpTo
}

async function putAll(transaction: Saving, changes: PostWithBody[]): Promise<void> {
  const posts = transaction.objectStore('posts')
  const bodies = transaction.objectStore('bodies')
  // Async, as `put` throws at once when the quota has ended the transaction between two of them.
  const putPost = async ({ post, body }: PostWithBody) => posts.put(withBodyPictures(withLabels(post), body))
  const putBody = async (body: PostBody) => bodies.put(body)
  await Promise.all(changes.flatMap((change) => [putPost(change), putBody(change.body)]))
}

/** Without a date to believe, the place in the timeline comes from when the post was first seen. */
function inPlaceOf(old: Post, post: Post): Post {
  return post.publishedAt === undefined ? { ...post, sortAt: old.sortAt } : post
}
