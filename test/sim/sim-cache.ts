import type { ServerFacts } from './server-facts.ts'

/** What comes through an HTTP cache in front of the server that does as its answers say. */
export interface OriginRequests {
  index: number
  bodies: number
}

/**
 * `times`, sorted: of requests for the index under its plain address. `pushTimes`: of the rounds of pushes, after each
 * of which phones ask under an address of its own. `bodies`: how many different ones were asked for; each is asked for
 * once, as it may be kept for longer than a day.
 */
export function countOriginRequests(
  times: Float64Array,
  pushTimes: readonly number[],
  bodies: number,
  { indexFreshMs }: Pick<ServerFacts, 'indexFreshMs'>,
): OriginRequests {
  let index = pushTimes.length
  let fetchedAt = Number.NEGATIVE_INFINITY
  for (const at of times) {
    if (at - fetchedAt <= indexFreshMs) continue
    index++
    fetchedAt = at
  }
  return { index, bodies }
}
