import { Hono } from 'hono'
import { inertHeaders, refuse } from './answers/answer.ts'
import { answerAppFile } from './answers/app-files.ts'
import { type AnswerFacts, answerEncoded } from './answers/encoded-answer.ts'
import { bodyFacts, healthFacts, indexFacts, json, namedBody } from './answers/feed-answers.ts'
import { type GetFeedIndex, sinceIn } from './answers/feed-index.ts'
import { inTime } from './answers/in-time.ts'
import type { GetSignedFeeds } from './answers/signed-feeds.ts'
import type { CatalogFile } from './catalog/catalog-file.ts'
import type { Log } from './log.ts'
import type { PushRoutes } from './push/push-routes.ts'
import { createFeedRoute, type FeedRouteOptions } from './reading/feed-route.ts'
import { answerImage, type ImageRouteOptions } from './reading/image-route.ts'
import { answerPage, type PageRouteOptions } from './reading/page-route.ts'
import type { Encoded } from './store/encoded.ts'
import type { StoredBody } from './store/source-state.ts'
import type { SourceStates } from './store/source-states.ts'
import type { Store } from './store/store.ts'
import { StoreAway } from './store/store-away.ts'
import { isOwnFetch } from './upstream/user-agent.ts'
import { webSubPath } from './websub/websub-path.ts'
import type { WebSubRoutes } from './websub/websub-routes.ts'
import { paths } from './wire.ts'

export interface HandlerOptions extends FeedRouteOptions, ImageRouteOptions, PageRouteOptions {
  catalogFile: CatalogFile
  states: SourceStates
  store: Store
  feedIndex: GetFeedIndex
  signedFeeds: GetSignedFeeds
  healthReport: () => Promise<Encoded>
  /** Without it there are no notifications. */
  push?: PushRoutes
  /** Without it publishers' hubs have nobody to talk to. */
  webSub?: WebSubRoutes
  /** Why nobody should be sent here now; nothing when all is well. */
  unreadiness: () => string | undefined
  appDir: string
  /** A body the index names is gone from the store. */
  onLostBody: (sourceId: string, hash: string) => void
  log: Log
}

/** `client` is the address that asks, as far as it is known. */
export type Handler = (request: Request, client?: string) => Response | Promise<Response>

/** The index names its hash, and a phone believes that what it then gets has it: no cache may give an older one. */
const catalogCaching = 'public, no-cache'

/** Everything the server answers. Needs no socket. */
export function createHandler(options: HandlerOptions): Handler {
  const { catalogFile, states, feedIndex } = options
  const answerFeed = createFeedRoute(options)
  const app = new Hono<{ Bindings: { client?: string } }>()
  app.get(paths.catalog, (c) => {
    const { encoded } = catalogFile.current()
    return answerWhole(c.req.raw, encoded, {
      hash: encoded.hash,
      cacheControl: catalogCaching,
      contentType: json,
    })
  })
  app.get(paths.feedIndex, async (c) => {
    const index = await feedIndex(sinceIn(c.req.url))
    return answerWhole(c.req.raw, index, indexFacts(index.hash))
  })
  app.get(paths.signatures, async (c) => {
    const signed = await options.signedFeeds()
    return answerWhole(c.req.raw, signed, indexFacts(signed.hash))
  })
  app.get(`${paths.feedIndex}/:source/:hash`, (c) => {
    const { source, hash } = c.req.param()
    const body = namedBody(states, source, hash)
    return body === undefined ? refuse('notFound') : answerFeedBody(c.req.raw, options, source, body)
  })
  app.get(paths.feed, (c) => fetching(c.req.raw, () => answerFeed(c.req.raw, c.env.client)))
  app.get(paths.image, (c) => fetching(c.req.raw, () => answerImage(c.req.raw, c.env.client, options)))
  app.get(paths.page, (c) => fetching(c.req.raw, () => answerPage(c.req.raw, c.env.client, options)))
  app.get(paths.health, async (c) => {
    const report = await options.healthReport()
    return answerWhole(c.req.raw, report, healthFacts(report.hash))
  })
  for (const path of [paths.push, paths.pushTest]) {
    app.all(path, (c) => options.push?.(c.req.raw, c.env.client) ?? refuse('notFound'))
  }
  app.all(
    `${webSubPath}/:token`,
    (c) => options.webSub?.(c.req.raw, c.req.param('token')) ?? refuse('notFound'),
  )
  app.get('/healthz', () => answerWord(200, 'ok'))
  app.get('/readyz', () => {
    const reason = options.unreadiness()
    return reason === undefined ? answerWord(200, 'ready') : answerWord(503, reason)
  })
  app.get('/api/*', () => refuse('notFound'))
  app.get('*', async (c) => (await answerAppFile(c.req.raw, options.appDir)) ?? refuse('notFound'))
  app.onError((error, c) => {
    if (error instanceof StoreAway) return refuse('busy', { 'retry-after': '5' })
    options.log(`Fault while answering ${c.req.routePath}: ${error.stack ?? String(error)}`)
    return refuse('serverFault')
  })
  return (request, client) => {
    const env = client === undefined ? {} : { client }
    if (request.method === 'GET' || request.method === 'HEAD' || takesBody(request))
      return app.fetch(request, env)
    return request.method === 'OPTIONS'
      ? answerPreflight()
      : refuse('method', { allow: 'GET, HEAD, OPTIONS' })
  }
}

/** The few routes that are not only read. */
function takesBody({ method, url }: Request): boolean {
  const { pathname } = new URL(url)
  if (method === 'POST' && pathname.startsWith(`${webSubPath}/`)) return true
  const isPush = pathname === paths.push || pathname === paths.pushTest
  return isPush && (method === 'POST' || method === 'DELETE')
}

/** For what may make us fetch something. */
function fetching(request: Request, answer: () => Promise<Response>): Response | Promise<Response> {
  return isOwnFetch(request) ? refuse('loop') : inTime(answer())
}

async function answerWhole(request: Request, { forms }: Encoded, facts: AnswerFacts): Promise<Response> {
  const read = (encoding: keyof typeof forms) => forms[encoding]
  return (await answerEncoded(request, { ...facts, read })) ?? refuse('notFound')
}

async function answerFeedBody(
  request: Request,
  { store, onLostBody }: HandlerOptions,
  sourceId: string,
  body: StoredBody,
): Promise<Response> {
  const answer = await answerEncoded(request, {
    ...bodyFacts(body),
    read: (encoding) => store.readBody(body.hash, encoding),
  })
  if (answer !== undefined) return answer
  onLostBody(sourceId, body.hash)
  return refuse('notFound')
}

function answerPreflight(): Response {
  const headers = {
    ...inertHeaders,
    'access-control-allow-methods': 'GET, HEAD',
    'access-control-allow-headers': 'If-None-Match',
    'access-control-max-age': '86400',
  }
  return new Response(null, { status: 204, headers })
}

/** For whoever watches over the server. */
function answerWord(status: number, word: string): Response {
  const headers = {
    ...inertHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(word.length + 1),
    'cache-control': 'no-store',
  }
  return new Response(`${word}\n`, { status, headers })
}
