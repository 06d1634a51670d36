import { postsOfPack } from './action-packs.ts'
import type { ActionPack, FetchState, PostList } from './schema.ts'
import { read, type Writing, write } from './transaction.ts'

export interface Retention {
  /** Above this many posts in all, the oldest go. */
  maxPosts: number
  /** But never of a source's newest this many. */
  keptPerSource: number
}

/** What the reader keeps, and the posts of action packs, stay whatever their age. Returns how many went. */
export async function prunePosts({ maxPosts, keptPerSource }: Retention): Promise<number> {
  const before = await read(['fetchStates'], (transaction) => transaction.objectStore('fetchStates').getAll())
  if (postsIn(before) <= maxPosts) return 0
  return write(
    ['posts', 'bodies', 'fetchStates', 'saved', 'lists', 'notes', 'actionPacks'],
    'relaxed',
    async (transaction) => {
      const states = await transaction.objectStore('fetchStates').getAll()
      const quotas = new Map(
        states.map((state) => [state.sourceId, { state, left: state.postCount - keptPerSource }]),
      )
      return dropOldest(transaction, quotas, await keptForGood(transaction), postsIn(states) - maxPosts)
    },
    (dropped) => (dropped > 0 ? ['posts', 'bodies', 'fetchStates'] : []),
  )
}

type Pruning = Writing<'posts' | 'bodies' | 'fetchStates' | 'saved' | 'lists' | 'notes' | 'actionPacks'>

/** What may still be dropped of a source, and its state as it becomes. */
interface Quota {
  state: FetchState
  left: number
}

function postsIn(states: FetchState[]): number {
  return states.reduce((sum, state) => sum + state.postCount, 0)
}

async function keptForGood(transaction: Pruning): Promise<Set<string>> {
  const [saved, notes, lists, packs] = await Promise.all([
    transaction.objectStore('saved').getAllKeys(),
    transaction.objectStore('notes').getAllKeys(),
    transaction.objectStore('lists').getAll(),
    transaction.objectStore('actionPacks').getAll(),
  ])
  return idsOf(saved, notes, lists, packs)
}

/** Ids of all posts that stay whatever happens to others. */
export async function idsKeptForGood(): Promise<Set<string>> {
  return read(['saved', 'lists', 'notes', 'actionPacks'], async (transaction) => {
    const [saved, notes, lists, packs] = await Promise.all([
      transaction.objectStore('saved').getAllKeys(),
      transaction.objectStore('notes').getAllKeys(),
      transaction.objectStore('lists').getAll(),
      transaction.objectStore('actionPacks').getAll(),
    ])
    return idsOf(saved, notes, lists, packs)
  })
}

function idsOf(saved: string[], notes: string[], lists: PostList[], packs: ActionPack[]): Set<string> {
  const listed = lists.flatMap(({ posts }) => posts.map(({ postId }) => postId))
  return new Set([...saved, ...notes, ...listed, ...packs.flatMap(postsOfPack)])
}

async function dropOldest(
  transaction: Pruning,
  quotas: Map<string, Quota>,
  kept: Set<string>,
  excess: number,
): Promise<number> {
  const dropped: string[] = []
  const touched = new Set<FetchState>()
  let cursor = await transaction.objectStore('posts').index('by-time').openKeyCursor()
  while (cursor && dropped.length < excess) {
    const id = cursor.primaryKey
    const quota = quotas.get(id.slice(0, id.indexOf('/')))
    if (quota && quota.left > 0) {
      quota.left -= 1
      if (!kept.has(id)) {
        dropped.push(id)
        quota.state.postCount -= 1
        quota.state.prunedUpTo = cursor.key[0]
        touched.add(quota.state)
      }
    }
    cursor = await cursor.continue()
  }
  await removeAll(transaction, dropped, touched)
  return dropped.length
}

async function removeAll(transaction: Pruning, ids: string[], touched: Set<FetchState>): Promise<void> {
  const posts = transaction.objectStore('posts')
  const bodies = transaction.objectStore('bodies')
  const states = transaction.objectStore('fetchStates')
  await Promise.all([
    ...ids.flatMap((id) => [posts.delete(id), bodies.delete(id)]),
    ...[...touched].map((state) => states.put(state)),
  ])
}
