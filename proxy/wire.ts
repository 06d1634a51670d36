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

export interface IndexQuery {
  /**
   * Epoch seconds at which something changed, of a push: a cache in front may hold an index from before that under the
   * plain address, and this one is the same for all phones that the same push woke.
   */
  after?: number | undefined
  /** Epoch seconds, a multiple of `indexStep`: what changed later is asked for, beside an index that is known. */
  since?: number | undefined
}

/** Coarse, so that a cache in front holds few forms of the index, however many phones ask. */
export const indexStep = 6 * 3600

export function feedIndexPath(query: IndexQuery = {}): string {
  const { after, since } = query
  const parts = [
    ...(after === undefined ? [] : [`after=${after}`]),
    ...(since === undefined ? [] : [`since=${since}`]),
  ]
  return parts.length === 0 ? paths.feedIndex : `${paths.feedIndex}?${parts.join('&')}`
}

/** What the sum of an index is made of: whoever joined a part of it with what they knew compares it. */
export function indexText(hashes: ReadonlyMap<string, string | undefined>): string {
  const lines = [...hashes].map(([id, hash]) => `${id} ${hash ?? ''}\n`)
  return lines.sort().join('')
}

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
  /** In a part: all that changed since then is in it, and all that has no body or a problem. */
  since?: number
  /** In a part: CRC-32 of the `indexText` of the whole. */
  sum?: number
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
  /** Epoch seconds at which the site's certificate ran out. */
  expiredAt?: number
}

/** Answer of `/api/health.json`: how every source of the catalog does, for those who keep the catalog. */
export interface HealthReport {
  version: 1
  sources: Record<string, SourceHealth>
  /** Absent where nobody has the server's list checked. */
  check?: CatalogCheck
}

/** What `check-feed --catalog` found when every feed was last read. */
export interface CatalogCheck {
  /** Epoch seconds. */
  at: number
  /** Sources that were asked. */
  asked: number
  /** Ids of those that are not fit for the catalog. */
  unfit: string[]
}

/** What is not known yet is absent. Times are epoch seconds. */
export interface SourceHealth {
  /** The last try that brought the feed, or word that it is unchanged. */
  lastGood?: number
  lastTry?: number
  /** What is wrong now. */
  problem?: IndexProblem
  /** Tries that failed since the server knows the address, by kind: `timeout`, `status 404` … */
  failures?: Record<string, number>
  /** Minutes from one look to the next while all is well. */
  interval?: number
  /** How often its posts changed in thirty days, edits included. */
  changesPerMonth?: number
  /** Bytes of the last body, decoded. */
  size?: number
  /** Where the site says, again and again, that the feed has moved for good. */
  movedTo?: string
  /** The site says that there is no such feed any more (410). */
  isGone?: true
  /** Whether the publisher's WebSub hub tells us of new posts; absent where it names none. */
  webSub?: 'asked' | 'verified' | 'denied' | 'leaving'
  isRetired?: true
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

/** Answer of `GET /api/push`. */
export interface PushKey {
  version: 1
  /** The server's VAPID public key: an uncompressed point, 65 bytes in base64url. */
  key: string
}

/** Body of `POST /api/push`: as the browser gives it, and nothing else. */
export interface WirePushSubscription {
  endpoint: string
  keys: { p256dh: string; auth: string }
}

/** What a phone gets pushed, also readable by a browser: https://www.w3.org/TR/push-api/#declarative-push-message */
export interface PushMessage {
  web_push: 8030
  notification: { title: string; body: string; navigate: string; silent: false }
  /** The service worker may word it otherwise. */
  mutable: true
  /** `changedAt`, epoch seconds: the posts of some source changed then. */
  dsaFeed: { kind: 'changed' | 'test'; changedAt: number }
}
