import type { FeedItem } from '../parse/feed.ts'

/** What WordPress writes in a feed in place of a text that needs a password, in its languages. */
const withheld =
  /class=["'][^"']*\bpost-password-form\b|wp-login\.php\?action=postpass|^\s*(?:<p>)?(?:There is no excerpt because this is a protected post|No hay extracto porque es una entrada protegida)\.?(?:<\/p>)?\s*$/i

/** The publisher shows it to those who know a password: no one else can read more than its title. */
export function isHeldBack({ contentHtml, contentText, summary }: FeedItem): boolean {
  return [contentHtml ?? contentText, summary].some((text) => text !== undefined && withheld.test(text))
}
