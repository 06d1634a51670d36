import type { ServerFacts } from './server-facts.ts'

/** What comes through an HTTP cache in front of the server that does as its answers say. */
export interface OriginRequests {
  index: number
  bodies: number
}

export interface IndexAsked {
  at: number
  /** Absent of the whole. */
  since: number | undefined
}

/**
 * `asked`, sorted by time: for the index under its plain address or for the part since a time. `afterPushes`: how many
 * different addresses phones asked for that pushes woke. `bodies`: how many different ones were asked for; each is
 * asked for once, as it may be kept for longer than a day.
 */
export function countOriginRequests(
  asked: readonly IndexAsked[],
  afterPushes: number,
  bodies: number,
  { indexFreshMs }: Pick<ServerFacts, 'indexFreshMs'>,
): OriginRequests {
  let index = afterPushes
  const fetchedAt = new Map<number | undefined, number>()
  for (const { at, since } of asked) {
    if (at - (fetchedAt.get(since) ?? Number.NEGATIVE_INFINITY) <= indexFreshMs) continue
    index++
    fetchedAt.set(since, at)
  }
  return { index, bodies }
}
