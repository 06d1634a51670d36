import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { startApp } from '../support/app-under-test.ts'
import { startFakePublisher } from '../support/fake-publisher.ts'
import { makeCatalog, writeCatalog } from '../support/make-catalog.ts'
import { startPhone } from '../support/phone.ts'
import { serveFeed } from '../support/serve-feed.ts'
import type { BenchResult } from './bench-result.ts'
import { feedsGathered } from './feeds-gathered.ts'
import { upToDate } from './filled-app.ts'
import { bodyBytes, nothingNew, oneNewPost, silence } from './refresh-one.ts'
import { slow4g, startSlowLink } from './slow-link.ts'
import { spreadChanges } from './spread-changes.ts'
import { kilobytes } from './statistics.ts'

const sources = 110
/** About 100 KB each, and so many posts in it that they compress like real feeds, which the table compares. */
const feed = { items: 56, bytes: 107_000, imageEvery: 0, newestAt: Date.now() }
const mostRatio = 1.3
const fast = { downBytesPerSecond: 1e9, upBytesPerSecond: 1e9, roundTripMs: 0 }

/** A first refresh over a slow line, one with a single new post and one with nothing new, counted on the wire. */
export async function bench(): Promise<BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dsa-feed-bench-'))
  const publisher = await startFakePublisher()
  const catalog = makeCatalog(publisher.url, sources)
  const feeds = catalog.sources.map((source) => {
    const language = source.language === 'es' ? 'es' : 'en'
    return serveFeed(publisher, source, { ...feed, language })
  })
  const app = await startApp({
    catalog: await writeCatalog(folder, catalog),
    allowHosts: [publisher.host],
    cacheDir: join(folder, 'cache'),
    pollMinutes: 0,
  })
  await feedsGathered(app.url, sources)
  await app.kill()
  await spreadChanges(app.cacheDir)
  await app.start()
  const link = await startSlowLink(Number(new URL(app.url).port), slow4g)
  const phone = await startPhone({ origin: link.url })
  try {
    const sent = await sentBytes(app.url)
    const aloneMs = (sent / slow4g.downBytesPerSecond) * 1000
    const firstVisitMs = await openUntilUpToDate(phone.page, link.url)
    await phone.page.evaluate(() => navigator.serviceWorker.ready)
    await forgetPosts(phone.page, link.url)
    const refreshMs = await openUntilUpToDate(phone.page, link.url)
    link.setSpeed(fast)
    await phone.page.reload()
    await upToDate(phone.page)
    // The browser's look for a new service worker would fail while the server starts anew, and be made once more.
    await silence(link)
    const [source] = catalog.sources
    const one = await oneNewPost(phone.page, link, {
      app,
      sourceId: source?.id ?? '',
      publish: () => source && serveFeed(publisher, source, { ...feed, items: feed.items + 1 }),
    })
    const idle = await nothingNew(phone.page, link)
    const raw = feeds.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0)
    const gzip = feeds.reduce((sum, { body }) => sum + gzipSync(body).length, 0)
    return [
      {
        what: `${sources} feeds, and as the server sends them`,
        measured: `${kilobytes(raw)} → ${kilobytes(sent)} (${(raw / sent).toFixed(1)} : 1)`,
      },
      {
        what: 'their gzip ratio, and that of real feeds',
        measured: `${(raw / gzip).toFixed(1)} : 1, ${await realRatio()}`,
      },
      { what: 'these bytes alone on Slow 4G', measured: seconds(aloneMs) },
      { what: 'first visit: page, shell and all feeds', measured: seconds(firstVisitMs) },
      {
        what: 'first refresh, from opening to "Up to date"',
        limit: `≤ ${mostRatio} × that`,
        measured: `${seconds(refreshMs)} = ${(refreshMs / aloneMs).toFixed(2)} ×`,
        isOk: refreshMs <= mostRatio * aloneMs,
      },
      ...idle,
      ...one,
    ]
  } finally {
    await phone.close()
    await link.close()
    await app.close()
    await publisher.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function openUntilUpToDate(page: Page, url: string): Promise<number> {
  const start = performance.now()
  await page.goto(url, { waitUntil: 'commit' })
  await upToDate(page)
  return performance.now() - start
}

/** All but the shell: the phone has the app, and has never refreshed. */
async function forgetPosts(page: Page, origin: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await page.goto('about:blank')
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
  await session.send('Network.clearBrowserCache')
  await session.detach()
}

/** Bodies of all feeds in the form the browser gets. */
async function sentBytes(appUrl: string): Promise<number> {
  const index = (await (await fetch(`${appUrl}/api/feeds`)).json()) as {
    sources: Record<string, { hash: string }>
  }
  let sum = 0
  for (const [id, { hash }] of Object.entries(index.sources))
    sum += await bodyBytes(`${appUrl}/api/feeds/${id}/${hash}`)
  return sum
}

async function realRatio(): Promise<string> {
  const folder = fileURLToPath(new URL('../../../shared/corpus/real-feeds', import.meta.url))
  if (!existsSync(folder)) return 'no real ones here'
  let raw = 0
  let gzip = 0
  for (const name of await readdir(folder)) {
    if (name === 'manifest.json') continue
    const bytes = await readFile(join(folder, name))
    raw += bytes.length
    gzip += gzipSync(bytes).length
  }
  return `${(raw / gzip).toFixed(1)} : 1`
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
