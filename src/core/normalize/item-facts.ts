import type { FeedItem } from '../parse/feed.ts'
import { fallbackId } from '../parse/item-id.ts'
import { bodyParts } from './body-parts.ts'
import { isTruncated } from './is-truncated.ts'
import { bodyHtml } from './post-body-html.ts'
import { leadImage } from './post-images.ts'
import { timelineTimes } from './timeline-time.ts'

/** Counts of items, but for `newestAt`. */
export interface ItemFacts {
  all: number
  cutShort: number
  /** An RSS description that stands alone counts as the text: nothing tells it from one. */
  onlySummary: number
  withoutText: number
  /** Known by the link: it was given as guid, or there is no guid. The parsed feed does not tell which. */
  idsFromLink: number
  idsFromContent: number
  undated: number
  inFuture: number
  withImage: number
  /** Epoch ms; absent when no item has a date that can be true. */
  newestAt?: number
}

export function itemFacts(items: readonly FeedItem[], now: number): ItemFacts {
  const count = (isCounted: (item: FeedItem) => boolean) => items.filter(isCounted).length
  const newestAt = items.reduce((newest, item) => Math.max(newest, dateOf(item, now) ?? newest), -Infinity)
  return {
    all: items.length,
    cutShort: count((item) => isTruncated(bodyParts(bodyHtml(item)).text, item.title)),
    onlySummary: count((item) => !hasBody(item) && item.summary !== undefined),
    withoutText: count((item) => !hasBody(item) && item.summary === undefined),
    idsFromLink: count(({ id, url }) => id === url),
    idsFromContent: count((item) => item.id !== item.url && item.id === fallbackId(item, undefined)),
    undated: count((item) => dateOf(item, now) === undefined && !isInFuture(item, now)),
    inFuture: count((item) => isInFuture(item, now)),
    withImage: count((item) => leadImage(item, bodyParts(bodyHtml(item)).images) !== undefined),
    ...(newestAt === -Infinity ? {} : { newestAt }),
  }
}

function hasBody({ contentHtml, contentText }: FeedItem): boolean {
  return (contentHtml ?? contentText) !== undefined
}

/** The date the app shows: none that lies ahead or before there were feeds. */
function dateOf(item: FeedItem, now: number): number | undefined {
  return timelineTimes(item, { feedUpdatedAt: undefined, now, index: 0, isFirstRefresh: true }).publishedAt
}

function isInFuture(item: FeedItem, now: number): boolean {
  return dateOf(item, now) === undefined && (item.publishedAt ?? item.modifiedAt ?? 0) > now
}
