import type { FeedItem } from '../parse/feed.ts'

export interface TimelineTimes {
  /** Absent when the feed gives none that can be true. */
  publishedAt: number | undefined
  modifiedAt: number | undefined
  /** Place in the timeline. */
  sortAt: number
}

export interface TimelineContext {
  /** The feed's own date, epoch ms. */
  feedUpdatedAt: number | undefined
  now: number
  /** Place of the item in its feed, from 0. */
  index: number
  isFirstRefresh: boolean
}

/** No feed is older than this; earlier dates are zeros and clocks that were never set. */
const earliest = Date.UTC(1990, 0, 1)
/** How far a publisher's clock may be ahead. */
const toleranceMs = 10 * 60_000
/** How far back an archive without dates goes. */
const undatedAgeMs = 365 * 86_400_000

/**
 * A post stands where its feed dates it, by its first date. One dated in the future stands at `now`, when it was
 * first seen. One without a date that can be true stands at `now` if its source was read before; on the first
 * refresh it stands at the feed's own date or far back, so that an archive without dates does not flood the top.
 */
export function timelineTimes(item: FeedItem, context: TimelineContext): TimelineTimes {
  const { feedUpdatedAt, now, index, isFirstRefresh } = context
  const isPossible = (time: number | undefined) =>
    time !== undefined && time >= earliest && time <= now + toleranceMs
  const modifiedAt = isPossible(item.modifiedAt) ? item.modifiedAt : undefined
  const publishedAt = isPossible(item.publishedAt) ? item.publishedAt : modifiedAt
  if (publishedAt !== undefined) return { publishedAt, modifiedAt, sortAt: Math.min(publishedAt, now) }
  const isAhead = (item.publishedAt ?? item.modifiedAt ?? 0) > now
  const isArchive = isFirstRefresh && !isAhead
  const fallback =
    feedUpdatedAt !== undefined && isPossible(feedUpdatedAt) ? feedUpdatedAt : now - undatedAgeMs
  return { publishedAt, modifiedAt, sortAt: (isArchive ? Math.min(fallback, now) : now) - index }
}
