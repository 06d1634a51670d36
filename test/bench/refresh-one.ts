import { get } from 'node:http'
import type { Page } from 'playwright-core'
import type { FeedIndex } from '../../proxy/wire.ts'
import { refreshByHand } from '../support/app-page.ts'
import type { AppUnderTest } from '../support/app-under-test.ts'
import { eventually } from '../support/eventually.ts'
import type { BenchResult } from './bench-result.ts'
import { type SlowLink, slow4g, type Traffic } from './slow-link.ts'

const mostIdleBytes = 1024
const mostIdleMs = 1000
const mostRequests = 2
const mostBesideFeed = 2048

/** From the reader's tap to the end of a refresh that finds nothing, over a slow line. */
export async function nothingNew(page: Page, link: SlowLink): Promise<BenchResult[]> {
  const idle = await trafficOf(page, link)
  link.setSpeed(slow4g)
  const began = performance.now()
  await refreshByHand(page)
  const tookMs = performance.now() - began
  const bytes = idle.upBytes + idle.downBytes
  return [
    { what: 'nothing new: requests', limit: '1', measured: String(idle.requests), isOk: idle.requests === 1 },
    {
      what: 'nothing new: bytes sent and got',
      limit: `< ${mostIdleBytes}`,
      measured: `${idle.upBytes} + ${idle.downBytes} = ${bytes}`,
      isOk: bytes < mostIdleBytes,
    },
    {
      what: 'nothing new, on Slow 4G',
      limit: `< ${mostIdleMs} ms`,
      measured: `${tookMs.toFixed(0)} ms`,
      isOk: tookMs < mostIdleMs,
    },
  ]
}

/** Once `publish` has put one more post into the feed of one source, which the server sees at its next start. */
export async function oneNewPost(
  page: Page,
  link: SlowLink,
  given: { app: AppUnderTest; sourceId: string; publish: () => void },
): Promise<BenchResult[]> {
  const { app, sourceId, publish } = given
  const before = await hashOf(app, sourceId)
  publish()
  await app.kill()
  await app.start()
  const hash = await eventually(async () => {
    const now = await hashOf(app, sourceId)
    if (now === undefined || now === before) throw new Error('The server has not seen it.')
    return now
  })
  const feed = await bodyBytes(`${app.url}/api/feeds/${sourceId}/${hash}`)
  const { requests, downBytes, upBytes } = await trafficOf(page, link)
  const beside = downBytes - feed
  return [
    {
      what: 'one new post in one feed: requests',
      limit: `≤ ${mostRequests}`,
      measured: String(requests),
      isOk: requests <= mostRequests,
    },
    {
      what: 'one new post: bytes got beside the compressed feed',
      limit: `≤ ${mostBesideFeed}`,
      measured: `${beside}, with its ${feed}; ${upBytes} sent`,
      isOk: beside <= mostBesideFeed,
    },
  ]
}

/** What one refresh by hand needs, over a fast line. */
async function trafficOf(page: Page, link: SlowLink): Promise<Traffic> {
  await silence(link)
  link.forget()
  await refreshByHand(page)
  await silence(link)
  return link.traffic()
}

/** Long: the browser's own look for a new service worker comes a while after a page was opened. */
const silenceMs = 5000

/** Until nothing has gone over the line for so long. */
export async function silence(link: SlowLink): Promise<void> {
  await eventually(() => {
    if (Date.now() - link.traffic().lastAt < silenceMs) throw new Error('The line is in use.')
  })
}

async function hashOf(app: AppUnderTest, sourceId: string): Promise<string | undefined> {
  const index = (await (await fetch(`${app.url}/api/feeds`)).json()) as FeedIndex
  return index.sources[sourceId]?.hash
}

/** In the form the browser gets. */
export function bodyBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip, deflate, br, zstd' } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => resolve(bytes))
    }).on('error', reject)
  })
}
