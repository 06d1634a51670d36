import type { FeedProblem } from '../domain/problem.ts'
import { parseAtom } from './atom.ts'
import { decodeBytes } from './charset.ts'
import { endsInUnsureItem } from './cut-item.ts'
import { detectRoot } from './detect-root.ts'
import type { Feed } from './feed.ts'
import { formatOf } from './feed-format.ts'
import { parseJsonFeed } from './json-feed.ts'
import { webUrl } from './links.ts'
import { readJson } from './read-json.ts'
import { readXml } from './read-xml.ts'
import { parseRss } from './rss.ts'

export interface ParseOptions {
  /** The publisher's Content-Type: a hint at the charset, and nothing else. */
  contentType?: string
  /** Where the bytes came from after redirects: the base of relative addresses. */
  url?: string
}

export type ParsedFeed = { kind: 'feed'; feed: Feed } | { kind: 'failed'; problem: FeedProblem }

/** Reads a feed of any format, by what it is and not by what it is called. Damage costs what is damaged only. */
export function parseFeed(bytes: Uint8Array, options: ParseOptions): ParsedFeed {
  const text = decodeBytes(bytes, options.contentType)
  const url = webUrl(options.url, undefined)
  const detected = detectRoot(text)
  switch (detected.kind) {
    case 'json':
      return fromJson(text, url)
    case 'xml':
      return fromXml(text, detected.at, detected.doctype, url)
    case 'other':
      return notAFeed(detected.found)
  }
}

function fromXml(text: string, rootAt: number, doctype: string, url: string | undefined): ParsedFeed {
  const document = readXml(text, rootAt, doctype, url)
  if (!document) return { kind: 'failed', problem: { code: 'unreadable' } }
  const { root, openNames } = document
  const format = formatOf(root)
  if (format === undefined) return notAFeed('xml')
  const feed = format.startsWith('atom') ? parseAtom(root, format, url) : parseRss(root, format, url)
  const last = feed.items.at(-1)
  if (last && endsInUnsureItem(root, openNames)) last.isUnsure = true
  return { kind: 'feed', feed: { ...feed, isDamaged: openNames.length > 0 } }
}

function fromJson(text: string, url: string | undefined): ParsedFeed {
  const document = readJson(text)
  if (!document) return notAFeed('text')
  const feed = parseJsonFeed(document.value, url)
  return feed ? { kind: 'feed', feed: { ...feed, isDamaged: document.isCutOff } } : notAFeed('json')
}

function notAFeed(found: (FeedProblem & { code: 'notAFeed' })['found']): ParsedFeed {
  return { kind: 'failed', problem: { code: 'notAFeed', found } }
}
