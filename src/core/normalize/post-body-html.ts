import { type UntrustedHtml, untrustedHtml } from '../domain/html.ts'
import type { PostImage } from '../domain/post.ts'
import { escapeAttribute, escapeText } from '../parse/escape-html.ts'
import type { FeedItem } from '../parse/feed.ts'

/** The body as HTML, as the publisher wrote it; text becomes paragraphs. */
export function bodyHtml(item: FeedItem): string {
  const html = item.contentHtml
  if (html === undefined) return paragraphs(escapeText(item.contentText ?? item.summary ?? ''))
  // Feeds put plain text where HTML is expected: without a tag only its line breaks tell paragraphs.
  return /<[a-z!/]/i.test(html) || !html.includes('\n') ? html : paragraphs(html)
}

function paragraphs(escaped: string): string {
  return escaped
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `<p>${paragraph.replace(/\s*\n\s*/g, '<br>')}</p>`)
    .join('\n')
}

/** Adds what the feed gives beside the body and a reader would miss: the rest of a title cut short, photos, a page. */
export function completeBody(
  html: string,
  cutTitle: string | undefined,
  photos: readonly PostImage[],
  page: string | undefined,
): UntrustedHtml {
  const title = cutTitle === undefined ? '' : `<p>${escapeText(cutTitle)}</p>\n`
  const link = page ? `\n<p>${escapeText(page)}</p>` : ''
  return untrustedHtml(title + html + photos.map(figure).join('') + link)
}

/** The page elsewhere that an item is about, where its body does not lead there. */
export function pageElsewhere({ url, externalUrl = '' }: FeedItem, html: string): string | undefined {
  const isSaid = !url || url === externalUrl || html.includes(escapeText(externalUrl))
  return isSaid ? undefined : externalUrl
}

function figure({ url, alt }: PostImage): string {
  return `\n<figure><img src="${escapeAttribute(url)}" alt="${escapeAttribute(alt ?? '')}"></figure>`
}
