import type { PostFilter } from '../domain/timeline-filter.ts'
import type { TimelinePlace } from './newest-rows.ts'
import { labelsOf } from './post-labels.ts'

export interface Limits {
  /** This place and what is older. */
  upTo?: TimelinePlace | undefined
  /** Only what is older. */
  before?: TimelinePlace | undefined
  /** This place and what is newer. */
  from?: TimelinePlace
  /** Only what is newer. */
  after?: TimelinePlace
}

/** A part of an index, in the order of time. */
export interface Ranges {
  index: 'by-time' | 'by-source-time' | 'by-label'
  range: (limits: Limits) => IDBKeyRange | null
}

export const byTime: Ranges = { index: 'by-time', range: (limits) => rangeIn([], limits) }

interface Wanted {
  sourceIds: ReadonlySet<string> | 'all'
  filter: PostFilter
}

/** The ids of one source are the fewest; after those, in the order of `labelsOf`. */
export function rangesOf({ sourceIds, filter }: Wanted): Ranges[] {
  const [source, ...more] = sourceIds === 'all' ? [] : sourceIds
  const labels = labelsOf(filter).map(
    (label): Ranges => ({ index: 'by-label', range: (limits) => rangeIn([label], limits) }),
  )
  if (source === undefined || more.length > 0) return labels
  return [{ index: 'by-source-time', range: (limits) => rangeIn([source], limits) }, ...labels]
}

/** An array sorts after every number and string, so `[…, []]` is the end of what begins so. */
function rangeIn(start: string[], { before, upTo, from, after }: Limits): IDBKeyRange {
  const [lowest, highest] = [from ?? after, upTo ?? before]
  const lower = lowest ? [...start, lowest.sortAt, lowest.id] : start
  const upper = highest ? [...start, highest.sortAt, highest.id] : [...start, []]
  return IDBKeyRange.bound(lower, upper, after !== undefined, upTo === undefined)
}
