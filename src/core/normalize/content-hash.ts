import type { FeedItem } from '../parse/feed.ts'
import { hashText } from '../parse/hash-text.ts'

/** Rises when the same item becomes another post, so that stored posts are made anew. */
const rulesVersion = 1

/** Hash of what a feed said of an item, but for the number of comments, which changes without the post changing. */
export function contentHash({ commentsCount: _, contentHtml, ...item }: FeedItem, language: string): string {
  return hashText(`${JSON.stringify([rulesVersion, language, item])}${contentHtml ?? ''}`)
}
