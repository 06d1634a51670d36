export interface Month {
  /** Epoch ms of its start in the phone's zone. */
  start: number
  /** Absent for the time before the oldest post that is stored: nobody knows. */
  count?: number
}

const shownMonths = 12

/** Starts of the last twelve months in the phone's zone, from old to new, and the start of the next one. */
export function monthEdges(now: number): number[] {
  const date = new Date(now)
  return Array.from({ length: shownMonths + 1 }, (_, at) =>
    new Date(date.getFullYear(), date.getMonth() + 1 - shownMonths + at, 1).getTime(),
  )
}

/** `counts` lie between each two of `edges`. */
export function toMonths(
  edges: readonly number[],
  { counts, oldestAt }: { counts: readonly number[]; oldestAt?: number },
): Month[] {
  return edges.slice(0, -1).map((start, at) => {
    const end = edges[at + 1] ?? start
    const isKnown = oldestAt !== undefined && oldestAt < end
    return { start, ...(isKnown && { count: counts[at] ?? 0 }) }
  })
}
