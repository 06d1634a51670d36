import type { Source } from '../domain/source.ts'
import type { Feed, FeedItem } from '../parse/feed.ts'
import { collapse } from '../parse/plain-text.ts'
import { detectLanguage, isEnglish } from './detect-language.ts'

/** Of the text, white space as written: enough to tell its language by. */
const lengthLookedAt = 500

/**
 * BCP 47 tag of the language a post is in, `und` when nothing tells. What the item says of itself stands, and what a
 * feed says of all its items, unless that is English: then it is often only a setting nobody changed, and a text that
 * is surely in another language is. Where neither says, the text tells, and the catalog's word for the source comes
 * last. Feeds also say `xx`, `und` or a word that only looks like a tag; of those the platform knows no name.
 */
export function postLanguage(
  { language: ofItem, title }: FeedItem,
  { language: ofFeed }: Feed,
  { language: ofSource }: Source,
  text: string,
): string {
  if (isNamed(ofItem)) return ofItem
  const said = isNamed(ofFeed) ? ofFeed : undefined
  if (said !== undefined && !/^en\b/i.test(said)) return said
  const expected = said ?? (isNamed(ofSource) ? ofSource : 'und')
  const sample = `${title ?? ''}. ${text.slice(0, lengthLookedAt)}`
  if (/^en\b/i.test(expected) && isEnglish(sample)) return expected
  const detected = detectLanguage(collapse(sample) ?? '')
  return detected === undefined || detected === expected.split('-', 1)[0]?.toLowerCase() ? expected : detected
}

const known = new Map<string, boolean>()
let names: Intl.DisplayNames | undefined

function isNamed(tag: string | undefined): tag is string {
  if (tag === undefined) return false
  const seen = known.get(tag)
  if (seen !== undefined) return seen
  const isKnown = hasName(tag)
  known.set(tag, isKnown)
  return isKnown
}

function hasName(tag: string): boolean {
  const [language = ''] = tag.split('-')
  if (/^(?:und|mul|mis|zxx)$/i.test(language)) return false
  names ??= new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  try {
    return names.of(language) !== undefined
  } catch {
    return false
  }
}
