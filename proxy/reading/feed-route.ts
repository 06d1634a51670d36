import { refuse } from '../answers/answer.ts'
import { answerEncoded } from '../answers/encoded-answer.ts'
import { feedHeaders } from '../answers/feed-headers.ts'
import type { CatalogFile } from '../catalog/catalog-file.ts'
import { catalogHosts } from '../catalog/catalog-hosts.ts'
import { compress, contentHash, decompress } from '../store/encoded.ts'
import type { Sharing } from '../store/shared-work.ts'
import type { AllowedHosts } from '../upstream/allow-url.ts'
import { beginsAsFeed, firstLook } from '../upstream/looks-like-feed.ts'
import { answerTrouble } from './answer-trouble.ts'
import { askedUrl } from './asked-url.ts'
import type { RateLimits } from './rate-limits.ts'
import type { ReaderFetch, ReaderTrouble, UpstreamBody } from './reader-fetch.ts'
import type { Failure } from './recent-failures.ts'

export interface FeedRouteOptions {
  readerFetch: ReaderFetch
  sharing: Sharing
  catalogFile: CatalogFile
  allowHosts: AllowedHosts
  /** Feeds of any address, not of the catalog's hosts only. */
  openFeeds: boolean
  rateLimits: RateLimits
}

/** `bytes` in Brotli: an answer is kept for a while, and may go to other processes. */
type FeedBody = Pick<UpstreamBody, 'kind' | 'bytes' | 'headers' | 'finalUrl'> & { hash: string }
type FeedAnswer = FeedBody | ReaderTrouble

const caching = 'public, max-age=300, stale-if-error=86400'

/** For those who asked at the same moment; the rest is the cache's in front. */
const keepMs = ({ kind }: FeedAnswer) => (kind === 'body' || kind === 'failed' ? 1000 : 0)

/** Feeds that readers add; those of the catalog are polled, and given from the store. */
export function createFeedRoute(
  options: FeedRouteOptions,
): (request: Request, client: string | undefined) => Promise<Response> {
  const { readerFetch, sharing, catalogFile, allowHosts, openFeeds, rateLimits } = options
  const share = sharing<FeedAnswer>({ name: 'feed', keepMs })
  return async (request, client) => {
    const url = askedUrl(new URL(request.url).searchParams.getAll('url'), allowHosts)
    if (url instanceof Response) return url
    const { feeds } = catalogHosts(catalogFile.current().catalog)
    if (!openFeeds && !feeds.has(url.host)) return refuse('notInCatalog')
    const waitSeconds = await rateLimits.takeClient('feed', client)
    if (waitSeconds !== undefined) return answerTrouble({ kind: 'tooManyRequests', waitSeconds }, 'notAFeed')
    const answer = await share(url.href, () =>
      readerFetch.get<FeedAnswer>(url, (body) => toFeed(body, openFeeds)),
    )
    return answer.kind === 'body' ? answerFeed(request, answer) : answerTrouble(answer, 'notAFeed')
  }
}

async function toFeed(body: UpstreamBody, isOpen: boolean): Promise<FeedBody | Failure> {
  const { kind, bytes, headers, finalUrl } = body
  const look = firstLook(bytes)
  if (look !== 'feed') return { kind: 'failed', problem: { code: `${look}Answer` } }
  if (isOpen && !beginsAsFeed(bytes)) return { kind: 'unfit' }
  return { kind, headers, finalUrl, hash: contentHash(bytes), bytes: await compress(bytes, 'br') }
}

async function answerFeed(request: Request, { hash, bytes, headers, finalUrl }: FeedBody): Promise<Response> {
  const whole = await answerEncoded(request, {
    hash,
    cacheControl: caching,
    contentType: 'text/plain',
    extra: feedHeaders(finalUrl, headers.contentType),
    read: async (encoding) => {
      if (encoding === 'br') return bytes
      const plain = await decompress(bytes, 'br')
      return encoding === 'identity' ? plain : compress(plain, encoding)
    },
  })
  return whole ?? refuse('notFound')
}
