import { contentHash } from '../store/encoded.ts'
import type { KeptHeaders } from '../upstream/kept-headers.ts'

/** What a feed says of itself before its first post. */
export interface FeedHead {
  /** Hash of the feed without its clock: equal where only the time of its making differs. */
  gist: string
  /** How long the publisher thinks it fresh. */
  hintMs?: number
  /** Where a publisher's pings can be subscribed to, and by which name the feed is known there. */
  hub?: FeedHub
}

export interface FeedHub {
  url: string
  topic: string
}

const maxHeadBytes = 64 * 1024
/** A larger one is rare, and would be held twice. */
const maxReadBytes = 1024 * 1024
const hourMs = 60 * 60_000

/**
 * Reads the few facts that polling needs, by a look at the bytes: the server parses no feed. What is not found is
 * absent, and nothing of it is trusted further than as a wish or an address to be judged.
 */
export function readHead(bytes: Uint8Array, headers: KeptHeaders, finalUrl: string): FeedHead {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headEnd = endOfHead(buffer)
  const head = buffer.toString('latin1', 0, Math.min(headEnd, maxHeadBytes)).replaceAll('\0', '')
  const found: FeedHead = { gist: gistOf(buffer, head, headEnd) }
  const hintMs = hintIn(head)
  if (hintMs !== undefined) found.hintMs = hintMs
  const links = [
    ...linksInHeader(headers.link ?? ''),
    ...(head.trimStart().startsWith('{') ? linksInJson(buffer) : linksInXml(head)),
  ]
  const hub = resolved(links.find(({ rel }) => rel === 'hub')?.href, finalUrl)
  const topic = resolved(links.find(({ rel }) => rel === 'self')?.href ?? finalUrl, finalUrl)
  if (hub !== undefined && topic !== undefined) found.hub = { url: hub, topic }
  return found
}

/** Of the first post; the whole where none is found, as in JSON or UTF-16. */
function endOfHead(buffer: Buffer): number {
  const starts = ['<item>', '<item ', '<entry>', '<entry '].map((tag) => buffer.indexOf(tag))
  return Math.min(...starts.filter((at) => at >= 0), buffer.length)
}

/**
 * Many sites write the time of the request into a feed, and a comment after its end. Phones would fetch it, and
 * be woken for it, though nobody has posted.
 */
function gistOf(buffer: Buffer, head: string, headEnd: number): string {
  if (headEnd >= buffer.length || headEnd > maxHeadBytes || buffer.length > maxReadBytes)
    return contentHash(buffer)
  const timeless = withoutComments(head).replace(
    /<((?:\w{1,20}:)?(?:lastBuildDate|pubDate|updated|date))\b[^<>]*>[^<]*<\/\1\s*>/g,
    '',
  )
  const tail = Math.max(...['</rss', '</feed', '</rdf:RDF'].map((tag) => buffer.lastIndexOf(tag)))
  const posts = buffer.subarray(headEnd, tail > headEnd ? tail : buffer.length)
  return contentHash(Buffer.concat([Buffer.from(timeless, 'latin1'), posts]))
}

/** Not by a pattern: one that has to look for an end that never comes, at every beginning, takes seconds. */
function withoutComments(text: string): string {
  let kept = ''
  let from = 0
  for (;;) {
    const start = text.indexOf('<!--', from)
    const end = start < 0 ? -1 : text.indexOf('-->', start + 4)
    if (end < 0) return kept + text.slice(from)
    kept += text.slice(from, start)
    from = end + 3
  }
}

/** `ttl`: https://www.rssboard.org/rss-specification; `sy:*`: https://web.resource.org/rss/1.0/modules/syndication/ */
function hintIn(head: string): number | undefined {
  const ttl = Number(/<ttl>\s*(\d{1,6})\s*<\/ttl>/i.exec(head)?.[1] ?? 0) * 60_000
  const period = /<\w{1,20}:updatePeriod[^<>]*>\s*([a-z]+)/i.exec(head)?.[1]?.toLowerCase() ?? ''
  const times = Number(/<\w{1,20}:updateFrequency[^<>]*>\s*(\d{1,4})/i.exec(head)?.[1] ?? 1)
  const hint = Math.max(ttl, (periodsMs[period] ?? 0) / Math.max(times, 1))
  return hint > 0 ? hint : undefined
}

const periodsMs: Readonly<Record<string, number>> = {
  hourly: hourMs,
  daily: 24 * hourMs,
  weekly: 7 * 24 * hourMs,
  monthly: 30 * 24 * hourMs,
  yearly: 365 * 24 * hourMs,
}

interface Link {
  rel: string
  href: string
}

function linksInXml(head: string): Link[] {
  return [...head.matchAll(/<(?:[\w.-]{1,20}:)?link\b([^<>]*)>/gi)].map(([, attributes = '']) => ({
    rel: attributeOf(attributes, 'rel'),
    href: attributeOf(attributes, 'href').replaceAll('&amp;', '&'),
  }))
}

function attributeOf(attributes: string, name: string): string {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(attributes)
  return (found?.[1] ?? found?.[2] ?? '').trim()
}

/** https://www.rfc-editor.org/rfc/rfc8288#section-3 */
function linksInHeader(header: string): Link[] {
  return [...header.matchAll(/<([^<>]*)>([^<]*)/g)].flatMap(([, href = '', parameters = '']) => {
    const rels = /;\s*rel\s*=\s*"?([^";,]+)/i.exec(parameters)?.[1] ?? ''
    return rels
      .toLowerCase()
      .split(/\s+/)
      .map((rel) => ({ rel, href }))
  })
}

/** https://www.jsonfeed.org/version/1.1/#subscribing-to-real-time-notifications-a-name-subscribing-to-real-time-notifications-a */
function linksInJson(buffer: Buffer): Link[] {
  if (buffer.length > maxReadBytes) return []
  try {
    const feed: unknown = JSON.parse(buffer.toString('utf8'))
    if (!isRecord(feed)) return []
    const hubs: unknown[] = Array.isArray(feed.hubs) ? feed.hubs : []
    const hub = hubs.find((hub) => isRecord(hub) && /^websub$/i.test(String(hub.type)))
    const links: Link[] = []
    if (isRecord(hub) && typeof hub.url === 'string') links.push({ rel: 'hub', href: hub.url })
    if (typeof feed.feed_url === 'string') links.push({ rel: 'self', href: feed.feed_url })
    return links
  } catch {
    return []
  }
}

function resolved(href: string | undefined, base: string): string | undefined {
  if (href === undefined || href === '' || href.length > 2048) return undefined
  return URL.canParse(href, base) ? new URL(href, base).href : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
