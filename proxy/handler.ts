import { Hono } from 'hono'
import { type AllowedHosts, allowUrl } from './allow-url.ts'
import { answerEncoded, answerUpstreamProblem, immutable, inertHeaders, refuse } from './answer.ts'
import { answerAppFile } from './app-files.ts'
import type { CatalogFile } from './catalog-file.ts'
import { compress, contentHash, type Encoded } from './encoded.ts'
import type { FetchUpstream, UpstreamAnswer } from './fetch-upstream.ts'
import type { GetImage } from './images.ts'
import { createLimiter } from './limiter.ts'
import type { Log } from './log.ts'
import { beginsAsFeed, firstLook } from './looks-like-feed.ts'
import type { RateLimits } from './rate-limits.ts'
import { shareWork } from './shared-work.ts'
import type { StoredBody } from './source-state.ts'
import type { SourceStates } from './source-states.ts'
import type { Store } from './store.ts'
import { feedTypeHeader, finalUrlHeader, imageWidths, paths } from './wire.ts'

export interface HandlerOptions {
  catalogFile: CatalogFile
  states: SourceStates
  store: Store
  feedIndex: () => Promise<Encoded>
  fetch: FetchUpstream
  getImage: GetImage
  allowHosts: AllowedHosts
  /** Feeds of any address, not of the catalog's hosts only. */
  openFeeds: boolean
  rateLimits: RateLimits
  appDir: string
  /** A body the index names is gone from the store. */
  onLostBody: (sourceId: string, hash: string) => void
  log: Log
}

/** `client` is the address that asks, as far as it is known. */
export type Handler = (request: Request, client?: string) => Response | Promise<Response>

const json = 'application/json; charset=utf-8'
/** Phones always ask whether it changed; a cache in front may answer them for half a minute. */
const indexCaching = 'public, max-age=0, s-maxage=30, stale-if-error=86400'

/** Everything the server answers. Needs no socket. */
export function createHandler(options: HandlerOptions): Handler {
  const { catalogFile, states, feedIndex } = options
  const share = shareWork<UpstreamAnswer>()
  // Each may hold a whole feed in memory.
  const fetching = createLimiter(16)
  const app = new Hono<{ Bindings: { client?: string } }>()
  app.get(paths.catalog, (c) => answerWhole(c.req.raw, catalogFile.current().encoded, 'public, no-cache'))
  app.get(paths.feedIndex, async (c) => answerWhole(c.req.raw, await feedIndex(), indexCaching))
  app.get(`${paths.feedIndex}/:source/:hash`, (c) => {
    const { source, hash } = c.req.param()
    const state = states.get(source)
    const body = state && [state.body, ...state.replaced].find((stored) => stored?.hash === hash)
    return body === undefined ? refuse('notFound') : answerFeedBody(c.req.raw, options, source, body)
  })
  app.get(paths.feed, async (c) => {
    const url = feedUrlOf(c.req.queries('url'), options)
    if (url instanceof Response) return url
    const waitSeconds = await options.rateLimits.takeFeed(c.env.client, url.host)
    if (waitSeconds !== undefined) return refuseForNow(waitSeconds)
    const answer = await share(url.href, () =>
      fetching(() => options.fetch({ url: url.href, wants: 'feed' })),
    )
    return answerFeed(c.req.raw, answer, options.openFeeds)
  })
  app.get(paths.image, (c) =>
    answerImage(c.req.raw, c.env.client, c.req.queries('url'), c.req.queries('w'), options),
  )
  app.get(
    '/healthz',
    () => new Response('ok\n', { headers: { ...inertHeaders, 'cache-control': 'no-store' } }),
  )
  app.get('/api/*', () => refuse('notFound'))
  app.get('*', async (c) => (await answerAppFile(c.req.raw, options.appDir)) ?? refuse('notFound'))
  app.onError((error, c) => {
    options.log(`Fault while answering ${c.req.routePath}: ${error.stack ?? String(error)}`)
    return refuse('serverFault')
  })
  return (request, client) => {
    const env = client === undefined ? {} : { client }
    if (request.method === 'GET' || request.method === 'HEAD') return app.fetch(request, env)
    return request.method === 'OPTIONS'
      ? answerPreflight()
      : refuse('method', { allow: 'GET, HEAD, OPTIONS' })
  }
}

async function answerWhole(
  request: Request,
  { hash, forms }: Encoded,
  cacheControl: string,
): Promise<Response> {
  const read = (encoding: keyof typeof forms) => forms[encoding]
  return (await answerEncoded(request, { hash, cacheControl, contentType: json, read })) ?? refuse('notFound')
}

async function answerFeedBody(
  request: Request,
  { store, onLostBody }: HandlerOptions,
  sourceId: string,
  { hash, finalUrl, contentType }: StoredBody,
): Promise<Response> {
  const answer = await answerEncoded(request, {
    hash,
    cacheControl: immutable,
    contentType: 'text/plain',
    extra: feedHeaders(finalUrl, contentType),
    read: (encoding) => store.readBody(hash, encoding),
  })
  if (answer !== undefined) return answer
  onLostBody(sourceId, hash)
  return refuse('notFound')
}

async function answerFeed(request: Request, answer: UpstreamAnswer, isOpen: boolean): Promise<Response> {
  if (answer.kind === 'failed') return answerUpstreamProblem(answer.problem)
  if (answer.kind === 'unchanged') return answerUpstreamProblem({ code: 'badAnswer' })
  const { bytes, headers, finalUrl } = answer
  const look = firstLook(bytes)
  if (look === 'html') return answerUpstreamProblem({ code: 'htmlAnswer' })
  if (look === 'empty') return answerUpstreamProblem({ code: 'emptyAnswer' })
  if (isOpen && !beginsAsFeed(bytes)) return refuse('notAFeed')
  const whole = await answerEncoded(request, {
    hash: contentHash(bytes),
    cacheControl: 'public, max-age=300',
    contentType: 'text/plain',
    extra: feedHeaders(finalUrl, headers.contentType),
    read: (encoding) => (encoding === 'identity' ? bytes : compress(bytes, encoding)),
  })
  return whole ?? refuse('notFound')
}

async function answerImage(
  request: Request,
  client: string | undefined,
  urls: string[] = [],
  widths: string[] = [],
  { getImage, allowHosts, rateLimits }: HandlerOptions,
): Promise<Response> {
  if (request.headers.get('sec-fetch-site') === 'cross-site') return refuse('crossSite')
  const width = imageWidths.find((known) => widths.length === 1 && widths[0] === String(known))
  const url = onlyUrl(urls, allowHosts)
  if (width === undefined) return refuse('badRequest')
  if (url instanceof Response) return url
  const waitSeconds = await rateLimits.takeImage(client)
  if (waitSeconds !== undefined) return refuseForNow(waitSeconds)
  const answer = await getImage(url.href, width)
  if (answer.kind === 'failed') return answerUpstreamProblem(answer.problem)
  if (answer.kind === 'busy') return refuse('busy', { 'retry-after': '5' })
  if (answer.kind === 'notAnImage') return refuse('notAnImage')
  const headers = {
    ...inertHeaders,
    'content-type': 'image/webp',
    'content-length': String(answer.bytes.length),
    'cache-control': immutable,
    // Older browsers send no Sec-Fetch-Site; this keeps their pages from showing our pictures too.
    'cross-origin-resource-policy': 'same-origin',
    vary: 'Sec-Fetch-Site',
  }
  return new Response(answer.bytes, { headers })
}

/** Only hosts of the catalog, unless the operator has opened the server for readers' own feeds. */
function feedUrlOf(
  urls: string[] | undefined,
  { catalogFile, allowHosts, openFeeds }: HandlerOptions,
): URL | Response {
  const url = onlyUrl(urls, allowHosts)
  if (url instanceof Response || openFeeds) return url
  const hosts = catalogFile.current().catalog.sources.map(({ feed }) => new URL(feed).host)
  return hosts.includes(url.host) ? url : refuse('notInCatalog')
}

function refuseForNow(waitSeconds: number): Response {
  return refuse('tooManyRequests', { 'retry-after': String(waitSeconds) })
}

function onlyUrl(urls: string[] | undefined, allowHosts: AllowedHosts): URL | Response {
  const [text, ...others] = urls ?? []
  if (text === undefined || text === '' || others.length > 0) return refuse('badRequest')
  const verdict = allowUrl(text, allowHosts)
  if (verdict.kind === 'allowed') return verdict.url
  return refuse(
    verdict.reason === 'malformed' || verdict.reason === 'tooLong' ? 'badRequest' : 'addressNotAllowed',
  )
}

function feedHeaders(finalUrl: string, contentType: string | undefined): Record<string, string> {
  const headers: Record<string, string> = { [finalUrlHeader]: finalUrl }
  // A header of ours takes printable ASCII only; no charset is named otherwise.
  if (contentType !== undefined && /^[\x20-\x7e]{1,200}$/.test(contentType))
    headers[feedTypeHeader] = contentType
  return headers
}

function answerPreflight(): Response {
  const headers = {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, HEAD',
    'access-control-allow-headers': 'If-None-Match',
    'access-control-max-age': '86400',
  }
  return new Response(null, { status: 204, headers })
}
