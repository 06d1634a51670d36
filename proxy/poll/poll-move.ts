import type { SourceState } from '../store/source-state.ts'

/** Answers in a row that must agree before a permanent redirect replaces the catalog's address. */
const movesToBelieve = 3

/** Where a source has moved for good, once that is believed: what its entry in the catalog should say. */
export function movedTo({ moved }: SourceState): string | undefined {
  return moved !== undefined && moved.times >= movesToBelieve ? moved.url : undefined
}

export function movedAfter(
  feedUrl: string,
  known: SourceState | undefined,
  redirectedTo: string | undefined,
): { url: string; times: number } | undefined {
  const before = known?.moved
  const isBelieved = known !== undefined && movedTo(known) !== undefined
  if (redirectedTo === undefined) return isBelieved ? before : undefined
  if (redirectedTo === feedUrl) return undefined
  return { url: redirectedTo, times: before?.url === redirectedTo ? before.times + 1 : 1 }
}
