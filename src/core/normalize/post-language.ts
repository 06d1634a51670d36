import type { Source } from '../domain/source.ts'
import type { Feed, FeedItem } from '../parse/feed.ts'
import { detectLanguage, isDetectable, primary } from './detect-language.ts'

/**
 * BCP 47 tag of the language a post is in, `und` when nothing tells. What the item says of itself stands. What a feed
 * says of all its items is often only a setting nobody changed: a text that is surely in another language is.
 * The catalog's word for the source comes last. Feeds also say `xx`, `und` or a word that only looks like a tag;
 * of those the platform knows no name.
 */
export function postLanguage(
  { language: ofItem, title }: FeedItem,
  { language: ofFeed }: Feed,
  { language: ofSource }: Source,
  text: string,
): string {
  if (isNamed(ofItem)) return ofItem
  const said = isNamed(ofFeed) ? ofFeed : undefined
  if (said !== undefined && !isDetectable(said)) return said
  const detected = detectLanguage(title === undefined ? text : `${title}. ${text}`)
  if (detected !== undefined && (said === undefined || primary(said) !== detected)) return detected
  return said ?? (isNamed(ofSource) ? ofSource : 'und')
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
