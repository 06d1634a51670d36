import type { Quarantine } from '../domain/quarantine.ts'
import { withBodyPictures } from './body-pictures.ts'
import { newFetchState } from './fetch-states.ts'
import type { Importing } from './import-pack.ts'
import { withLabels } from './post-labels.ts'
import type { HeldPost } from './schema.ts'
import { read, type Writing, write } from './transaction.ts'

export async function quarantineOf(sourceId: string): Promise<Quarantine | undefined> {
  return read(['quarantines'], (transaction) => transaction.objectStore('quarantines').get(sourceId))
}

/** Puts the posts held of a source where all others are. */
export async function allowHeld(sourceId: string): Promise<void> {
  await write(['quarantines', 'posts', 'bodies', 'fetchStates'], 'strict', async (transaction) => {
    const quarantines = transaction.objectStore('quarantines')
    const states = transaction.objectStore('fetchStates')
    const [quarantine, state] = await Promise.all([quarantines.get(sourceId), states.get(sourceId)])
    if (!quarantine || !state) return
    const { heldCount: _, ...rest } = state
    await Promise.all([
      ...quarantine.held.flatMap(({ post, body }) => [
        transaction.objectStore('posts').put(withBodyPictures(withLabels(post), body)),
        transaction.objectStore('bodies').put(body),
      ]),
      quarantines.delete(sourceId),
      states.put({ ...rest, postCount: state.postCount + quarantine.held.length }),
    ])
  })
}

/** What a feed brought: posts to hold, and ids of those that are let through. */
export interface Held {
  fresh: readonly HeldPost[]
  letThrough: ReadonlySet<string>
}

/** Adds to a source's quarantine what is fresh, and takes out what is let through now. Returns how many it holds. */
export async function keepHeld(
  transaction: Writing<'quarantines' | 'posts' | 'bodies' | 'fetchStates'>,
  sourceId: string,
  { fresh, letThrough }: Held,
  now: number,
): Promise<number> {
  const quarantines = transaction.objectStore('quarantines')
  const before = await quarantines.get(sourceId)
  if (!before && fresh.length === 0) return 0
  const known = new Map([...(before?.held ?? []), ...fresh].map((held) => [held.post.id, held]))
  const held = [...known.values()].filter(({ post }) => !letThrough.has(post.id))
  if (held.length > 0) await quarantines.put({ sourceId, since: before?.since ?? now, held })
  else await quarantines.delete(sourceId)
  return held.length
}

/** Puts aside what came otherwise than by a refresh. What is held already stays as it is. */
export async function keepAside(
  transaction: Importing,
  given: readonly HeldPost[],
  now: number,
): Promise<void> {
  const quarantines = transaction.objectStore('quarantines')
  const states = transaction.objectStore('fetchStates')
  for (const one of given) {
    const { sourceId } = one.post
    const { since, held } = (await quarantines.get(sourceId)) ?? { since: now, held: [] }
    if (held.some(({ post }) => post.id === one.post.id)) continue
    await quarantines.put({ sourceId, since, held: [...held, one] })
    const state = (await states.get(sourceId)) ?? newFetchState(sourceId)
    await states.put({ ...state, heldCount: held.length + 1 })
  }
}
