import { withoutTurningSigns } from '../../core/domain/turning-signs.ts'
import { httpUrl } from './http-url.ts'
import { decoded } from './own-links.ts'

/** A page elsewhere, as a post tells of it. What the feed does not say is empty. */
export interface LinkCard {
  url: URL
  title: string
  text: string
  /** Whose page it is, in the feed's words. */
  names: string[]
  /** Address of a picture, as written. */
  picture: string
}

/** As found, in whatever form. */
export type ToldCard = { address: unknown; names?: unknown[] } & Partial<
  Record<'title' | 'text' | 'picture', unknown>
>

const longestTitle = 200
const longestText = 300
const longestName = 80

/** Nothing where it leads to no page. */
export function cardOf({ address, title, text, names = [], picture }: ToldCard): LinkCard | undefined {
  const url = httpUrl(tidy(address, Number.POSITIVE_INFINITY))
  if (!url) return undefined
  const written = tidy(title, longestTitle)
  return {
    url,
    // Software that could not read the page writes its address there.
    title: /^https?:\/\/\S+$/.test(written) ? '' : written,
    text: tidy(text, longestText),
    names: names.map((name) => tidy(name, longestName)).filter((name) => name !== ''),
    picture: typeof picture === 'string' ? picture : '',
  }
}

/** A card that its site's software left to a script to draw: Substack's and Tumblr's. */
export function writtenCard(json: string): LinkCard | undefined {
  const told = parsed(json)
  return cardOf({
    address: told.canonical_url ?? told.display_url ?? told.url,
    title: told.title,
    text: told.caption ?? told.description,
    names: [told.publication_name ?? told.site_name],
    picture: told.cover_image ?? firstAddress(told.poster),
  })
}

/** What a card says, line by line. Without a title a page is known by its site and its path. */
export function linesOf({ url, title, text, names }: LinkCard): {
  title: string
  text: string
  site: string
} {
  const host = url.hostname.replace(/^www\./, '')
  const path = tidy(decoded(url.pathname.replace(/\/$/, '')), longestName)
  const others = new Set(names.filter((name) => name.toLowerCase() !== host))
  const site = [...others, title ? host : path].filter((part) => part !== '').join(' · ')
  return { title: title || host, text, site }
}

function parsed(json: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(json))
  } catch {
    return {}
  }
}

function firstAddress(pictures: unknown): unknown {
  return Array.isArray(pictures) ? Object(pictures[0]).url : undefined
}

/** On one line, and never cut through the middle of a letter. */
function tidy(text: unknown, length: number): string {
  if (typeof text !== 'string') return ''
  const line = withoutTurningSigns(text.slice(0, 4 * length))
    .replace(/\s+/g, ' ')
    .trim()
  if (line.length <= length) return line
  return `${line.slice(0, length).replace(/\s+\S*$|[\uD800-\uDBFF]$/, '')}…`
}
