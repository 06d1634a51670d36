import type { FeedIndex } from '../domain/feed-index.ts'
import { type Follow, isFollowed } from '../domain/follow.ts'
import type { Source } from '../domain/source.ts'
import type { FetchState } from '../storage/fetch-states.ts'

export interface Known {
  index: FeedIndex
  sources: Source[]
  states: FetchState[]
  follow: Follow
}

export interface DueSource {
  source: Source
  /** The body to fetch. */
  hash: string
  /** Epoch ms at which the server first saw it. */
  changedAt?: number
}

/** Every followed source stands in exactly one of these. */
export interface Plan {
  /** Something other is published than what the phone has; the latest change first. */
  due: DueSource[]
  /** The server has not tried these yet. */
  waiting: string[]
  /** Nothing to fetch, but the server or the phone could not get or read what is published. */
  failing: string[]
  upToDate: string[]
}

export function whenDue({ index, sources, states, follow }: Known): Plan {
  const plan: Plan = { due: [], waiting: [], failing: [], upToDate: [] }
  const stateOf = new Map(states.map((state) => [state.sourceId, state]))
  for (const source of sources) {
    if (source.retired || !isFollowed(follow, source.id)) continue
    const entry = index.sources[source.id]
    const state = stateOf.get(source.id)
    if (entry?.hash !== undefined && entry.hash !== state?.hash) {
      plan.due.push({
        source,
        hash: entry.hash,
        ...(entry.changedAt !== undefined && { changedAt: entry.changedAt }),
      })
    } else if (entry?.problem || hasFailed(state)) plan.failing.push(source.id)
    else if (entry && entry.hash === undefined) plan.waiting.push(source.id)
    else plan.upToDate.push(source.id)
  }
  plan.due.sort((a, b) => (b.changedAt ?? 0) - (a.changedAt ?? 0))
  return plan
}

function hasFailed(state: FetchState | undefined): boolean {
  const problem = state?.problem
  return problem !== undefined && !(problem.code === 'unreadable' && problem.inPart)
}
