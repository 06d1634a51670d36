import type { FeedItem } from '../parse/feed.ts'
import { hashTexts } from './hash-texts.ts'

/** Rises when the same item becomes another post, so that stored posts are made anew. */
const rulesVersion = 4
const longText = 200

/** Hash of what a feed said of an item, but for the number of comments, which changes without the post changing. */
export function contentHash(item: FeedItem, language: string): string {
  let short = `${rulesVersion}\n${language}`
  const long: string[] = []
  for (const [key, value] of Object.entries(item)) {
    if (key === 'commentsCount') continue
    // A body as it is: escaping it takes longer than hashing it.
    if (typeof value === 'string' && value.length > longText) long.push(key, value)
    else short += `\n${key} ${typeof value === 'number' ? value : JSON.stringify(value)}`
  }
  return hashTexts([short, ...long])
}
