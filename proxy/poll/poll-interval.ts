import type { SourceState } from '../store/source-state.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** What is counted as its rhythm: a campaign that is over must not be asked about for ever. */
export const rhythmMs = 60 * 24 * hourMs
/** More would only say the same. */
export const maxChanges = 64

/** Looks at a source between two of its changes. */
const looksPerChange = 48

/** With room for the jitter that is added to it. */
const fourTimesADayMs = 6 * hourMs - 10 * minuteMs

/** Twice as often as the usual interval at most: at 30 minutes, every 15. */
export function shortestInterval(pollMs: number): number {
  return pollMs / 2
}

/** Four times a day at least, whatever the publisher hopes for, unless the operator wants still less. */
export function longestInterval(pollMs: number): number {
  return Math.max(pollMs, Math.min(12 * pollMs, fourTimesADayMs))
}

/**
 * Ms between two looks at a source that answers. Learned from how often its posts really changed in the last two
 * months; of a source just met nothing is known, so it begins with the usual interval. The publisher's own wishes
 * make it longer, never shorter.
 */
export function pollInterval(state: SourceState | undefined, pollMs: number): number {
  const longest = longestInterval(pollMs)
  const learned = meanGap(state, pollMs) / looksPerChange
  const { checkedAt = 0, freshUntil = 0, hintMs = 0 } = state ?? {}
  const wished = Math.max(hintMs, freshUntil - checkedAt)
  return Math.min(Math.max(learned, wished, shortestInterval(pollMs)), longest)
}

/** Between two changes. As if one more had been seen at the rhythm that is presumed: no single one says much. */
function meanGap(state: SourceState | undefined, pollMs: number): number {
  const { checkedAt = 0, changes = [], watchedSince = checkedAt } = state ?? {}
  const since = changes.length >= maxChanges ? (changes.at(-1) ?? watchedSince) : watchedSince
  const watchedMs = Math.min(Math.max(0, checkedAt - since), rhythmMs)
  return (watchedMs + looksPerChange * pollMs) / (changes.length + 1)
}

/** How often the posts of a source changed in thirty days; undefined before there is a week to tell it by. */
export function changesPerMonth({ checkedAt, watchedSince, changes = [] }: SourceState): number | undefined {
  if (watchedSince === undefined) return undefined
  const since = changes.length >= maxChanges ? (changes.at(-1) ?? watchedSince) : watchedSince
  const days = Math.min(checkedAt - since, rhythmMs) / (24 * hourMs)
  return days < 7 ? undefined : Math.round((changes.length / days) * 300) / 10
}
