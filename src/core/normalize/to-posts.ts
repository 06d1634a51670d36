import type { Source } from '../domain/source.ts'
import type { Feed, FeedItem } from '../parse/feed.ts'
import { isHeldBack } from './is-held-back.ts'
import { identifyItems } from './post-id.ts'
import { type FullPost, toPost } from './to-post.ts'

/** Of a longer feed only the newest are kept: a phone holds the posts of a hundred sources. */
export const maxPostsOfFeed = 2000

/**
 * The posts of a feed in its order, each once; not the item in which the document breaks off before its id, and
 * not those that need a password.
 */
export function toPosts(feed: Feed, source: Source, now: number, isFirstRefresh: boolean): FullPost[] {
  const sure = feed.items.filter((item) => !item.isUnsure && !isHeldBack(item))
  return identifyItems(newestItems(sure)).map(({ item, identity }, index) =>
    toPost(item, { source, feed, now, index, isFirstRefresh, identity }),
  )
}

/** Feeds list their newest first, so among items without dates the first are taken. */
function newestItems(items: readonly FeedItem[]): readonly FeedItem[] {
  if (items.length <= maxPostsOfFeed) return items
  const dateOf = (item: FeedItem) => item.publishedAt ?? item.modifiedAt ?? Number.NEGATIVE_INFINITY
  const byDate = items.map((item, index) => ({ index, date: dateOf(item) }))
  byDate.sort((a, b) => (a.date === b.date ? a.index - b.index : b.date - a.date))
  const kept = new Set(byDate.slice(0, maxPostsOfFeed).map(({ index }) => index))
  return items.filter((_, index) => kept.has(index))
}
