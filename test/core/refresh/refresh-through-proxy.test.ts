import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../../../proxy/config.ts'
import { type RunningServer, startServer } from '../../../proxy/server.ts'
import { refreshAll } from '../../../src/core/refresh/refresh-all.ts'
import { bodyOf } from '../../../src/core/storage/bodies.ts'
import { allFetchStates, fetchStateOf } from '../../../src/core/storage/fetch-states.ts'
import { countPosts, latestPosts } from '../../../src/core/storage/posts.ts'
import { type FakePublisher, startFakePublisher } from '../../support/fake-publisher.ts'
import { type CatalogSource, makeCatalog, writeCatalog } from '../../support/make-catalog.ts'
import { newestPostsOf } from '../../support/newest-posts-of.ts'
import { publishCorpus } from '../../support/publish-corpus.ts'
import { serveFeed } from '../../support/serve-feed.ts'
import { freshDatabase } from '../storage/fresh-database.ts'

const corpus = fileURLToPath(new URL('../../../../shared/corpus/real-feeds', import.meta.url))
const endings: (() => Promise<unknown>)[] = []
let folder: string

beforeEach(async () => {
  await freshDatabase()
  folder = await mkdtemp(`${tmpdir()}/dsa-feed-`)
  endings.push(() => rm(folder, { recursive: true, force: true }))
})

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

test('posts go from the publisher’s site through our server onto the phone', async () => {
  const publisher = await startPublisher()
  const catalog = makeCatalog(publisher.url, 12)
  for (const source of catalog.sources) serveFeed(publisher, source, { items: 5 })
  const server = await serve(publisher.host, await writeCatalog(folder, catalog))
  expect(await refresh(server)).toMatchObject({ newPosts: 60, failed: 0, sources: 12 })
  const [newest] = await latestPosts({ sourceIds: 'all', count: 1 })
  expect(newest?.url?.startsWith(publisher.url)).toBe(true)
  expect((await bodyOf(newest?.id ?? ''))?.html).toContain('<p>')
  expect(await refresh(server)).toMatchObject({ newPosts: 0, failed: 0, sources: 12 })
})

test('a refresh that begins with the server gets what the server has yet to fetch', async () => {
  const publisher = await startPublisher()
  publisher.delay(50)
  const catalog = makeCatalog(publisher.url, 6)
  for (const source of catalog.sources) serveFeed(publisher, source, { items: 2 })
  const server = await start(publisher.host, await writeCatalog(folder, catalog))
  expect(await refresh(server)).toMatchObject({ newPosts: 12, failed: 0, sources: 6 })
})

test('what goes wrong at the publishers’ sites is said for each source, and the others go on', async () => {
  const publisher = await startPublisher()
  const catalog = makeCatalog(publisher.url, 6)
  for (const source of catalog.sources) serveFeed(publisher, source, { items: 2 })
  const [gone, page, empty, broken] = catalog.sources as [
    CatalogSource,
    CatalogSource,
    CatalogSource,
    CatalogSource,
  ]
  publisher.serve(pathOf(gone), { status: 410, body: 'Gone' })
  publisher.serve(pathOf(page), { body: '<!doctype html><title>Parked</title>', contentType: 'text/html' })
  publisher.serve(pathOf(empty), { body: '' })
  publisher.serve(pathOf(broken), { status: 500, body: '' })
  const server = await serve(publisher.host, await writeCatalog(folder, catalog))
  expect(await refresh(server)).toMatchObject({ newPosts: 4, failed: 4, sources: 6 })
  expect((await fetchStateOf(gone.id)).problem).toEqual({ code: 'status', status: 410 })
  expect((await fetchStateOf(page.id)).problem).toEqual({ code: 'htmlAnswer' })
  expect((await fetchStateOf(empty.id)).problem).toEqual({ code: 'emptyAnswer' })
  expect((await fetchStateOf(broken.id)).problem).toEqual({ code: 'status', status: 500 })
})

test.skipIf(existsSync(corpus))(
  'SKIPPED: the real feeds are not here, at ../shared/corpus/real-feeds',
  () => undefined,
)

test.skipIf(!existsSync(corpus))(
  'every real feed that is a feed becomes posts',
  { timeout: 120_000 },
  async () => {
    const { publisher, host, catalogFile, sources } = await publishCorpus(corpus, folder)
    endings.push(() => publisher.close())
    const server = await serve(host, catalogFile)
    const { newPosts, sources: count } = await refresh(server)
    expect(count).toBe(sources.length)
    expect(await countPosts()).toBe(newPosts)
    const states = new Map((await allFetchStates()).map((state) => [state.sourceId, state]))
    const without = sources.filter(({ id, corpus }) => corpus.items > 0 && !states.get(id)?.postCount)
    expect(without.map(({ corpus }) => corpus.file)).toEqual([])
    const [post] = await newestPostsOf(sources[0]?.id ?? '', 1)
    expect(await bodyOf(post?.id ?? '')).toBeDefined()
  },
)

async function startPublisher(): Promise<FakePublisher> {
  const publisher = await startFakePublisher()
  endings.push(() => publisher.close())
  return publisher
}

async function start(host: string, catalogFile: string): Promise<RunningServer> {
  const env = {
    PORT: '0',
    CATALOG: catalogFile,
    CACHE_DIR: `${folder}/cache`,
    ALLOW_HOSTS: host,
    POLL_MINUTES: '0',
  }
  const server = await startServer(readConfig(env), { log: () => undefined })
  endings.push(() => server.close())
  return server
}

/** With every source asked once. */
async function serve(host: string, catalogFile: string): Promise<RunningServer> {
  const server = await start(host, catalogFile)
  await server.firstRound
  return server
}

async function refresh(server: RunningServer) {
  const { signal } = new AbortController()
  const waitsMs = Array<number>(200).fill(25)
  const result = await refreshAll({ now: Date.now, signal, origin: server.url, waitsMs })
  if (result.kind !== 'finished') throw new Error(result.kind)
  return result.last
}

function pathOf(source: CatalogSource): string {
  return new URL(source.feed).pathname
}
