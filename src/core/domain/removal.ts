import type { Post } from './post.ts'

/** A publisher's mishap is mended within the hour. */
const sureAfterMs = 3_600_000

/**
 * Epoch ms since when a post counts as removed by its publisher; undefined while it does not. One look at a feed
 * without it is not enough: either another body lacks it, too, or a later refresh found that very body still there.
 * `refreshedAt`: epoch ms of the last refresh of its source.
 */
export function removedSince({ missing }: Pick<Post, 'missing'>, refreshedAt = 0): number | undefined {
  if (!missing) return undefined
  const isSure = missing.bodies > 1 || refreshedAt - missing.since >= sureAfterMs
  return isSure ? missing.since : undefined
}
