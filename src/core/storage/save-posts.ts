import type { Post, PostBody, PostCounts } from '../domain/post.ts'
import type { Problem } from '../domain/problem.ts'
import type { Source } from '../domain/source.ts'
import { withBodyPictures } from './body-pictures.ts'
import { newFetchState } from './fetch-states.ts'
import { withLabels } from './post-labels.ts'
import { keepHeld } from './quarantines.ts'
import type { FetchState, HeldPost } from './schema.ts'
import { type Writing, write } from './transaction.ts'

export interface PostWithBody {
  post: Post
  body: PostBody
}

/** The feed body the posts were read from, and what it says of itself. */
export interface ReadBody {
  hash: string
  /** Epoch ms at which the server first saw it. */
  changedAt?: number | undefined
  /** It could be read in part only. */
  problem?: Problem | undefined
  title?: string | undefined
  homePageUrl?: string | undefined
  iconUrl?: string | undefined
  /** Posts of it that are put aside. */
  held?: readonly HeldPost[]
}

export interface SavedCounts {
  added: number
  changed: number
}

/**
 * Stores what is new or changed of one feed by one transaction, which holds the count of its posts right, too.
 * A post that the feed no longer lists stays.
 */
export async function savePosts(
  source: Source,
  incoming: PostWithBody[],
  body: ReadBody,
  now: number,
): Promise<SavedCounts> {
  return write(
    ['posts', 'bodies', 'fetchStates', 'quarantines'],
    'relaxed',
    async (transaction) => {
      const states = transaction.objectStore('fetchStates')
      const state = (await states.get(source.id)) ?? newFetchState(source.id)
      const stored = await storedPosts(transaction, incoming, state)
      const counts = await putChanges(transaction, incoming, stored, state)
      const fresh = (body.held ?? []).filter(({ post }) => !isPruned(post, state))
      const letThrough = new Set(incoming.map(({ post }) => post.id))
      const heldCount = await keepHeld(transaction, source.id, { fresh, letThrough }, now)
      await states.put({
        ...nextState(state, state.postCount + counts.added, body, now),
        ...(heldCount > 0 && { heldCount }),
      })
      return counts
    },
    ({ added, changed }) => (added + changed > 0 ? ['posts', 'bodies', 'fetchStates'] : ['fetchStates']),
  )
}

type Saving = Writing<'posts' | 'bodies' | 'fetchStates' | 'quarantines'>

async function storedPosts(transaction: Saving, incoming: PostWithBody[], state: FetchState) {
  if (state.postCount === 0) return new Map<string, Post>()
  const posts = transaction.objectStore('posts')
  const rows = await Promise.all(incoming.map(({ post }) => posts.get(post.id)))
  return new Map(rows.flatMap((row) => (row ? [[row.id, row]] : [])))
}

async function putChanges(
  transaction: Saving,
  incoming: PostWithBody[],
  stored: Map<string, Post>,
  state: FetchState,
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
  await putAll(transaction, changes)
  await putCounts(transaction, incoming, stored)
  return counts
}

/** Of posts that are the same but for what others did with them: neither new nor changed, and nothing to tell of. */
async function putCounts(
  transaction: Saving,
  incoming: PostWithBody[],
  stored: Map<string, Post>,
): Promise<void> {
  const posts = transaction.objectStore('posts')
  const recounted = incoming.flatMap(({ post: { id, contentHash, counts } }) => {
    const old = stored.get(id)
    if (!old || !counts || old.contentHash !== contentHash || isSameCount(old.counts, counts)) return []
    return { ...old, counts }
  })
  await Promise.all(recounted.map(async (post) => posts.put(post)))
}

function isSameCount(a: PostCounts | undefined, b: PostCounts): boolean {
  return a?.comments === b.comments && a?.likes === b.likes && a?.views === b.views
}

function isPruned({ sortAt }: Post, { prunedUpTo }: FetchState): boolean {
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

/** Holds nothing of the former body or its problem: what this one does not say is unknown. */
function nextState(state: FetchState, postCount: number, body: ReadBody, now: number): FetchState {
  const { hash, changedAt, problem, title, homePageUrl, iconUrl } = body
  const isSame = problem !== undefined && state.problem?.code === problem.code
  return {
    sourceId: state.sourceId,
    postCount,
    hash,
    refreshedAt: now,
    triedAt: now,
    ...(changedAt !== undefined && { changedAt }),
    ...(problem && { problem, problemSince: (isSame && state.problemSince) || now }),
    ...(state.prunedUpTo !== undefined && { prunedUpTo: state.prunedUpTo }),
    ...(title !== undefined && { title }),
    ...(homePageUrl !== undefined && { homePageUrl }),
    ...(iconUrl !== undefined && { iconUrl }),
  }
}
