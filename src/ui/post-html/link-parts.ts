import { isHashtag } from '../../core/domain/hashtags.ts'
import { normalizedTag } from '../../core/domain/timeline-filter.ts'
import { httpUrl } from './http-url.ts'

/** A run of plain text, and where it leads if anywhere. */
export interface TextPart {
  text: string
  /** Of the web; absolute. */
  address?: string
  /** As the timeline's filter has it. */
  tag?: string
}

/** Lengths are bounded, so that no text takes long. Sites write these without their scheme; of other endings one can't tell an address from two sentences. */
const endings = 'org|com|net|us|coop|info|news|gov|edu|ly|me|io|link|social'
const candidate = new RegExp(
  [
    String.raw`(?:https?:\/\/|www\.)[^\s<>"“”«»]{1,2000}`,
    String.raw`#[\p{L}\p{N}_]{1,60}`,
    String.raw`@[\w.-]{1,60}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,20}`,
    String.raw`\b(?:[a-z\d-]{1,63}\.){1,5}(?:${endings})(?![\w.-]{0,60}@)\b(?:\/[^\s<>"“”«»]{0,2000})?`,
  ].join('|'),
  'giu',
)

/** Finds the addresses, hashtags and full names of other sites' members in a text. `tags` are the post's own. */
export function linkParts(text: string, tags: readonly string[]): TextPart[] {
  const known = new Set(tags.map(normalizedTag))
  const parts: TextPart[] = []
  let end = 0
  for (const { 0: found, index } of text.matchAll(candidate)) {
    const link = linkAt(text, index, found, known)
    if (!link) continue
    if (index > end) parts.push({ text: text.slice(end, index) })
    parts.push(link)
    end = index + link.text.length
  }
  if (end < text.length) parts.push({ text: text.slice(end) })
  return parts
}

function linkAt(text: string, at: number, found: string, tags: ReadonlySet<string>): TextPart | undefined {
  if (found.startsWith('#')) {
    const tag = normalizedTag(found)
    return isHashtag(text, at, found.slice(1)) && tags.has(tag) ? { text: found, tag } : undefined
  }
  // Inside of a word, of a mail's address or of what was already told to be none.
  if (/[\p{L}\p{N}@_./-]/u.test(text[at - 1] ?? '')) return undefined
  if (found.startsWith('@')) return memberAt(found)
  const written = withoutEnd(found)
  // Cut off: it leads nowhere.
  if (/^(?:…|\.\.\.)/.test(text.slice(at + written.length))) return undefined
  const url = httpUrl(/^https?:/i.test(written) ? written : `https://${written}`)
  return url ? { text: written, address: url.href } : undefined
}

/** `@name@site`, as the sites that speak ActivityPub give their members' pages. */
function memberAt(found: string): TextPart | undefined {
  const [, name = '', site = ''] = found.split('@')
  const url = httpUrl(`https://${site}/@${name}`)
  return url ? { text: found, address: url.href } : undefined
}

/** What ends a sentence is no part of an address, nor a bracket that opened before it. */
function withoutEnd(found: string): string {
  let written = found.replace(/[.,;:!?'’"…]+$/, '')
  while (/[)\]]$/.test(written) && count(written, /[)\]]/g) > count(written, /[([]/g))
    written = written.slice(0, -1).replace(/[.,;:!?'’"…]+$/, '')
  return written
}

function count(text: string, signs: RegExp): number {
  return text.match(signs)?.length ?? 0
}
