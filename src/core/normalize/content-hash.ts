import type { FeedItem } from '../parse/feed.ts'
import { hashText } from '../parse/hash-text.ts'

/** Rises when the same item becomes another post, so that stored posts are made anew. */
const rulesVersion = 2

/** Hash of what a feed said of an item, but for the number of comments, which changes without the post changing. */
export function contentHash(item: FeedItem, language: string): string {
  // The long texts stand apart, since escaping them takes longer than hashing them.
  const { commentsCount: _, contentHtml = '', contentText = '', summary = '', ...rest } = item
  return hashText(
    `${JSON.stringify([rulesVersion, language, rest])}\n${summary}\n${contentText}\n${contentHtml}`,
  )
}
