import type { FeedItem } from './feed.ts'
import { hashText } from './hash-text.ts'

/** The id of an item whose feed gives it none: its link, else something that stays while the content does. */
export function fallbackId(item: Omit<FeedItem, 'id'>, writtenLink: string | undefined): string {
  const link = item.url ?? writtenLink
  if (link !== undefined) return link
  const file = item.attachments[0]?.url
  const content = item.contentHtml ?? item.contentText ?? item.summary
  const said = [item.title, item.publishedAt, file, content].filter((part) => part !== undefined)
  return `hash:${hashText(said.join('\n'))}`
}
