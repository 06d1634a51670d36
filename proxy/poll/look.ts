import type { CatalogSource } from '../catalog/catalog.ts'
import type { SourceState } from '../store/source-state.ts'
import type { SourceStates } from '../store/source-states.ts'
import type { Store } from '../store/store.ts'
import type { FetchUpstream, UpstreamAnswer } from '../upstream/fetch-upstream.ts'
import { createLargePlaces } from '../upstream/large-places.ts'
import { firstLook } from '../upstream/looks-like-feed.ts'
import { afterMove } from '../upstream/moved-away.ts'
import { readHead } from './feed-head.ts'
import { pollRequest } from './poll-decision.ts'
import { type PollOutcome, stateAfter } from './state-after.ts'

export interface LookOptions {
  states: SourceStates
  store: Store
  fetch: FetchUpstream
  now: () => number
}

export interface Look {
  before: SourceState | undefined
  after: SourceState
  outcome: PollOutcome
  /** Whether phones that had the feed before have something to fetch. */
  isChange: boolean
}

/** Asks one source and keeps what it answers; undefined when `signal` cut that short. */
export type LookAt = (source: CatalogSource, signal: AbortSignal) => Promise<Look | undefined>

export function createLooks({ states, store, fetch, now }: LookOptions): LookAt {
  const withLargePlace = createLargePlaces(1)
  return async (source, signal) => {
    const before = states.get(source.id)
    const known = before?.feedUrl === source.feed ? before : undefined
    const request = { ...pollRequest(source.feed, before), wants: 'feed', signal } as const
    const outcome = await withLargePlace(async (enterLarge) =>
      keep(await fetch({ ...request, enterLarge }), { feedUrl: source.feed, known, store }),
    )
    // What the end of the server cut short says nothing about the publisher.
    if (signal.aborted) return undefined
    // Read again: a hub may have answered meanwhile.
    const latest = states.get(source.id)
    const after = stateAfter(source.feed, latest, outcome, now())
    await states.set(source.id, after)
    const isChange = latest?.body !== undefined && latest.body.hash !== after.body?.hash
    return { before, after, outcome, isChange }
  }
}

async function keep(
  answer: UpstreamAnswer,
  { feedUrl, known, store }: { feedUrl: string; known: SourceState | undefined; store: Store },
): Promise<PollOutcome> {
  if (answer.kind !== 'body') return answer
  const look = firstLook(answer.bytes)
  if (look === 'html')
    return { kind: 'failed', problem: afterMove({ code: 'htmlAnswer' }, feedUrl, answer.movedTo) }
  if (look === 'empty') return { kind: 'failed', problem: { code: 'emptyAnswer' } }
  const { bytes, ...rest } = answer
  const head = readHead(bytes, rest.headers, rest.finalUrl)
  const size = bytes.length
  // Nothing but the time of its making differs: phones keep the body they have.
  if (known?.body !== undefined && known.gist === head.gist)
    return { ...rest, head, size, hash: known.body.hash }
  return { ...rest, head, size, hash: await store.writeBody(bytes) }
}
