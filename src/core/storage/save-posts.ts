import type { Problem } from '../domain/problem.ts'
import type { Source } from '../domain/source.ts'
import { newFetchState } from './fetch-states.ts'
import { type Listed, markMissing } from './mark-missing.ts'
import {
  type History,
  isPruned,
  type PostWithBody,
  putChanges,
  type SavedCounts,
  storedPosts,
} from './put-changes.ts'
import { keepHeld } from './quarantines.ts'
import type { FetchState, HeldPost } from './schema.ts'
import { write } from './transaction.ts'

export type { History, PostWithBody } from './put-changes.ts'

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
  /** What it lists, where that tells which posts were taken out. */
  listed?: Listed | undefined
  history?: History
}

/**
 * Stores what is new or changed of one feed by one transaction, which holds the count of its posts right, too.
 * A post that the feed no longer lists stays, and says so where that is sure.
 */
export async function savePosts(
  source: Source,
  incoming: PostWithBody[],
  body: ReadBody,
  now: number,
): Promise<SavedCounts> {
  let marked = 0
  return write(
    ['posts', 'bodies', 'fetchStates', 'quarantines'],
    'relaxed',
    async (transaction) => {
      const states = transaction.objectStore('fetchStates')
      const state = (await states.get(source.id)) ?? newFetchState(source.id)
      const stored = await storedPosts(transaction, incoming, state)
      const counts = await putChanges(transaction, incoming, { stored, state, history: body.history, now })
      if (body.listed) marked = await markMissing(transaction, source.id, body.listed, now)
      const fresh = (body.held ?? []).filter(({ post }) => !isPruned(post, state))
      const letThrough = new Set(incoming.map(({ post }) => post.id))
      const heldCount = await keepHeld(transaction, source.id, { fresh, letThrough }, now)
      await states.put({
        ...nextState(state, state.postCount + counts.added, body, now),
        ...(heldCount > 0 && { heldCount }),
      })
      return counts
    },
    ({ added, changed }) =>
      added + changed + marked > 0 ? ['posts', 'bodies', 'fetchStates'] : ['fetchStates'],
  )
}

/** Holds nothing of the former body or its problem: what this one does not say is unknown. */
function nextState(state: FetchState, postCount: number, body: ReadBody, now: number): FetchState {
  const { hash, changedAt, problem, title, homePageUrl, iconUrl, history } = body
  const isSame = problem !== undefined && state.problem?.code === problem.code
  return {
    sourceId: state.sourceId,
    postCount,
    hash,
    refreshedAt: now,
    triedAt: now,
    ...(changedAt !== undefined && { changedAt }),
    ...(history && { rules: history.rules }),
    ...(problem && { problem, problemSince: (isSame && state.problemSince) || now }),
    ...(state.prunedUpTo !== undefined && { prunedUpTo: state.prunedUpTo }),
    ...(title !== undefined && { title }),
    ...(homePageUrl !== undefined && { homePageUrl }),
    ...(iconUrl !== undefined && { iconUrl }),
  }
}
