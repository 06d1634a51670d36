import { join } from 'node:path'
import { createFeedIndex, type GetFeedIndex } from '../../proxy/answers/feed-index.ts'
import { createHealthReport } from '../../proxy/answers/health-report.ts'
import { createSignedFeeds } from '../../proxy/answers/signed-feeds.ts'
import { createSigning } from '../../proxy/answers/signing.ts'
import { type CatalogFile, openCatalogFile } from '../../proxy/catalog/catalog-file.ts'
import { createHandler, type Handler, type HandlerOptions } from '../../proxy/handler.ts'
import { createImages } from '../../proxy/reading/images.ts'
import { createPages } from '../../proxy/reading/pages.ts'
import { noLimits, type RateLimits } from '../../proxy/reading/rate-limits.ts'
import { createReaderFetches } from '../../proxy/reading/reader-fetches.ts'
import { resizeImage } from '../../proxy/reading/resize-image.ts'
import { noMetrics } from '../../proxy/run/metrics.ts'
import { openDiskStore } from '../../proxy/store/disk-store.ts'
import { type Sharing, shareInProcess } from '../../proxy/store/shared-work.ts'
import { openSourceStates, type SourceStates } from '../../proxy/store/source-states.ts'
import type { Store } from '../../proxy/store/store.ts'
import type { FetchUpstream, UpstreamAnswer } from '../../proxy/upstream/fetch-upstream.ts'
import { atEnd, feedText, tempDir, writeCatalog } from './support.ts'

export const feed = 'https://elm.example/feed'

export const bodyAnswer = {
  kind: 'body' as const,
  bytes: new Uint8Array(Buffer.from(feedText)),
  headers: { contentType: 'application/rss+xml' },
  finalUrl: 'https://elm.example/there',
}

export interface Given {
  handler: Handler
  catalogFile: CatalogFile
  states: SourceStates
  store: Store
  feedIndex: GetFeedIndex
  dir: string
  /** Of the one body in the store. */
  hash: string
  /** Addresses fetched. */
  asked: string[]
  lost: string[]
  get: (path: string, headers?: Record<string, string>, method?: string, client?: string) => Promise<Response>
}

export interface GivenOptions extends Partial<HandlerOptions> {
  /** What every fetch brings. */
  answer?: UpstreamAnswer | FetchUpstream
  memoryBytes?: number
  rateLimits?: RateLimits
  /** Spares publishers as the real server does. */
  isPolite?: boolean
  now?: () => number
}

/** A handler over a store with one feed of `elm`, another source `oak` never asked, and no network. */
export async function givenHandler(options: GivenOptions = {}): Promise<Given> {
  const {
    answer = { kind: 'failed', problem: { code: 'timeout' } },
    memoryBytes = 1_000_000,
    rateLimits = noLimits,
    isPolite = false,
    now = Date.now,
    ...others
  } = options
  const dir = await tempDir()
  const log = () => {}
  const store = await openDiskStore({ dir: join(dir, 'cache'), log, memoryBytes, maxBytes: 100_000_000 })
  atEnd(store.close)
  const hash = await store.writeBody(Buffer.from(feedText))
  const body = {
    hash,
    changedAt: 9000,
    finalUrl: 'https://elm.example/final',
    contentType: 'text/xml; charset=x',
  }
  await store.writeState('elm', { feedUrl: feed, checkedAt: 1, failures: 0, replaced: [], body })
  const sources = [
    { id: 'elm', feed },
    { id: 'oak', feed: 'https://oak.example/feed' },
  ]
  const catalogFile = await openCatalogFile(await writeCatalog(dir, sources), log)
  const states = await openSourceStates(store, log)
  const asked: string[] = []
  const lost: string[] = []
  const fetch: FetchUpstream = async (request) => {
    asked.push(request.url)
    return typeof answer === 'function' ? answer(request) : answer
  }
  const fetches = createReaderFetches({ fetch, rateLimits, isPolite, now })
  const sharing: Sharing = (about) => shareInProcess({ ...about, now })
  const signing = createSigning(async () => new Uint8Array(32))
  await signing.signer()
  const feedIndex = createFeedIndex(catalogFile, states, signing.publicKey)
  const handler = createHandler({
    catalogFile,
    states,
    store,
    log,
    rateLimits,
    readerFetch: fetches.feed,
    sharing,
    metrics: noMetrics,
    unreadiness: () => undefined,
    feedIndex,
    signedFeeds: createSignedFeeds(signing, catalogFile, states),
    healthReport: createHealthReport({
      catalogFile,
      states,
      rhythm: { intervalOf: () => 1_800_000, changesPerMonth: () => undefined, movedTo: () => undefined },
      lastCheck: async () => undefined,
      now,
    }),
    getImage: createImages({
      readerFetch: fetches.image,
      sharing,
      store,
      resize: resizeImage,
      maxPixels: 1_000_000,
      onStoreFault: log,
    }),
    getPage: createPages({ readerFetch: fetches.page, sharing }),
    allowHosts: new Set(),
    appDir: join(dir, 'app'),
    openFeeds: false,
    onLostBody: (id) => lost.push(id),
    ...others,
  })
  const get: Given['get'] = async (path, headers = {}, method = 'GET', client = undefined) =>
    handler(new Request(`http://localhost${path}`, { headers, method }), client)
  return { handler, catalogFile, states, store, feedIndex, dir, hash, asked, lost, get }
}
