import type { CatalogSource } from '../catalog/catalog.ts'
import type { SourceStates } from '../store/source-states.ts'
import { dueAtStart } from './poll-decision.ts'

/** When each source is due, with the jitter drawn for it. Times are epoch ms. */
export interface PollPlans {
  at: (source: CatalogSource) => number
  /** As drawn; after the last look at all: never. */
  set: (source: CatalogSource, due: number) => void
  /** No later than that, and just then. */
  hasten: (source: CatalogSource, at: number) => void
}

/** Ten hours of looks must not drift into one minute, nor a quarter of an hour into twenty minutes. */
const mostJitterMs = 5 * 60_000

export function createPollPlans(options: {
  states: SourceStates
  pollMs: number
  now: () => number
  random: () => number
}): PollPlans {
  const { states, pollMs, now, random } = options
  const plans = new Map<string, number>()
  const at = (source: CatalogSource) =>
    plans.get(planKey(source)) ?? dueAtStart(source.feed, states.get(source.id), pollMs)
  return {
    at,
    set: (source, due) => {
      const jitter = random() * Math.max(0, Math.min((due - now()) / 10, mostJitterMs))
      plans.set(planKey(source), pollMs === 0 ? Number.POSITIVE_INFINITY : due + jitter)
    },
    hasten: (source, soon) => void plans.set(planKey(source), Math.min(soon, at(source))),
  }
}

/** A source whose address was changed in the catalog has no plan yet. */
function planKey({ id, feed }: CatalogSource): string {
  return `${id} ${feed}`
}
