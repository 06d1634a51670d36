import type { FeedItem } from '../parse/feed.ts'

/** What WordPress writes in a feed in place of a text that needs a password, in its languages. */
const form = /class=["'][^"']*\bpost-password-form\b|wp-login\.php\?action=postpass/i
const noExcerpt =
  /^\s*(?:<p>)?(?:There is no excerpt because this is a protected post|No hay extracto porque es una entrada protegida)\.?(?:<\/p>)?\s*$/i

/** The publisher shows it to those who know a password: no one else can read more than its title. */
export function isHeldBack({ contentHtml, contentText, summary }: FeedItem): boolean {
  return [contentHtml ?? contentText, summary].some((text) => text !== undefined && isWithheld(text))
}

function isWithheld(text: string): boolean {
  // Looking for a word first: the pattern takes twenty times as long.
  return text.includes('postpass') || text.includes('post-password-form')
    ? form.test(text)
    : noExcerpt.test(text)
}
