import type { FeedItem } from '../parse/feed.ts'
import { hashTexts } from './hash-texts.ts'

/** Rises when the same item becomes another post, so that stored posts are made anew. */
export const rulesVersion = 7
const longText = 200

/** These change without the post changing. */
const counts = new Set(['commentsCount', 'likesCount', 'viewsCount'])

/** Hash of what a feed said of an item, but for what others did with it. */
export function contentHash(item: FeedItem, language: string): string {
  let short = `${rulesVersion}\n${language}`
  const long: string[] = []
  for (const key in item) {
    if (counts.has(key)) continue
    const value = item[key as keyof FeedItem]
    if (typeof value !== 'string')
      short += `\n${key} ${typeof value === 'object' ? JSON.stringify(value) : value}`
    // A body as it is: copying it takes longer than hashing it.
    else if (value.length > longText) long.push(key, value)
    else short += `\n${key} ${value}`
  }
  return hashTexts([short, ...long])
}
