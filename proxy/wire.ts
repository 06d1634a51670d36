/** What the server and the phone agree on. The client may import this file of `proxy/` and no other. */

export const paths = {
  catalog: '/catalog.json',
  feedIndex: '/api/feeds',
  feed: '/api/feed',
  image: '/api/image',
  page: '/api/page',
  signatures: '/api/signatures',
  push: '/api/push',
  pushTest: '/api/push/test',
  health: '/api/health.json',
} as const

/** Address of one feed body; its content never changes, so it may be cached for ever. */
export function feedBodyPath(sourceId: string, hash: string): string {
  return `${paths.feedIndex}/${encodeURIComponent(sourceId)}/${hash}`
}

/** Widths, in pixels, an image may be asked for. */
export const imageWidths = [96, 360, 720, 1080] as const
export type ImageWidth = (typeof imageWidths)[number]

export function imagePath(url: string, width: ImageWidth): string {
  return `${paths.image}?url=${encodeURIComponent(url)}&w=${width}`
}

/** Gives a publisher's page as text in UTF-8, for its article to be drawn out; nothing in it can run. */
export function pagePath(url: string): string {
  return `${paths.page}?url=${encodeURIComponent(url)}`
}

/** Answer of `/api/feeds`: the same bytes for every phone, so any HTTP cache can give it. */
export interface FeedIndex {
  version: 1
  /** Hash of `/catalog.json` as served now: ask for it again only when this changes. */
  catalog: string
  /** The server's Ed25519 public key, 32 bytes in base64url: files are checked with it where there is no network. */
  key?: string
  sources: Record<string, FeedIndexEntry>
}

/** State of one source. Neither `hash` nor `problem` means that the server has not tried it yet. */
export interface FeedIndexEntry {
  /** Content hash of the last good body. */
  hash?: string
  /** Epoch seconds at which the server first saw that body. */
  changed?: number
  problem?: IndexProblem
}

/** Answer of `/api/signatures`: the last good bodies, signed. */
export interface SignedFeeds {
  version: 1
  /** As in the feed index. */
  key: string
  sources: Record<string, SignedFeed>
}

export interface SignedFeed {
  /** Content hash of the body. */
  hash: string
  /** Epoch seconds at which the server first saw that body. */
  changed: number
  /** Address the body came from. */
  url: string
  /** The publisher's own Content-Type. */
  type?: string
  /** Of `feedStatement`, in base64url. */
  signature: string
}

/** The very text that is signed. */
export function feedStatement(
  sourceId: string,
  { hash, changed, url, type = '' }: Omit<SignedFeed, 'signature'>,
): string {
  return JSON.stringify(['dsa-feed 1', sourceId, hash, changed, url, type])
}

/** Why the server could not get a source, since when (epoch seconds). Codes are `PublisherProblem`'s. */
export interface IndexProblem {
  code: string
  since: number
  status?: number
  /** Epoch seconds. */
  retryAt?: number
  maxBytes?: number
}

/** Body of every refusal or failure the server words itself, as JSON. */
export interface ProxyProblem {
  code: string
  status?: number
  retryAt?: number
  maxBytes?: number
}

/** Address the body came from after redirects: what its relative links are relative to. */
export const finalUrlHeader = 'x-feed-url'
/** The publisher's own Content-Type, for its charset. */
export const feedTypeHeader = 'x-feed-type'
