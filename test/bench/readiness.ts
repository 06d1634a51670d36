import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { storedRows } from '../support/app-page.ts'
import { startApp } from '../support/app-under-test.ts'
import { startFakePublisher } from '../support/fake-publisher.ts'
import { makeCatalog, writeCatalog } from '../support/make-catalog.ts'
import { startPhone } from '../support/phone.ts'
import { serveFeed } from '../support/serve-feed.ts'
import type { BenchResult } from './bench-result.ts'
import { feedsGathered } from './feeds-gathered.ts'
import { upToDate } from './filled-app.ts'
import { slowCpu } from './slow-cpu.ts'
import { medianAndRange } from './statistics.ts'

const sources = 20
const postsPerSource = 250
/** Of the sources, so many have a picture in every other post: 2,000 in all. */
const withPictures = 16
const rate = 4
const mostMs = 3000
const rounds = 5
const patienceMs = 300_000

/** How long the built app takes to read and compare all it promises without a network. */
export async function bench(): Promise<BenchResult[]> {
  const { page, close } = await startWithPictures()
  try {
    const images = await storedRows(page, 'images')
    const bytes = images.reduce((sum, image) => sum + image.bytes, 0)
    await loadChecker(page)
    const asFast = await checkMs(page)
    await slowCpu(page, rate)
    const times: number[] = []
    const since = await page.evaluate(() => Date.now())
    for (let round = 0; round < rounds; round++) times.push(await checkMs(page))
    return [
      {
        what: 'posts and pictures checked',
        limit: '5000, 2000',
        measured: `${(await storedRows(page, 'bodies')).length}, ${images.length} of ${Math.round(bytes / 1e6)} MB`,
        isOk: images.length === 2000 && (await isFoundReady(page, since)),
      },
      {
        what: `everything promised is read and compared, CPU ${rate} times slower`,
        limit: `worst ≤ ${mostMs} ms`,
        measured: medianAndRange(times),
        isOk: Math.max(...times) <= mostMs,
      },
      { what: '  as fast as this machine', measured: `${asFast.toFixed(0)} ms` },
    ]
  } finally {
    await close()
  }
}

/** The worker's own code. Browsers slow no worker down, so it runs where they do: on the page's main thread. */
async function loadChecker(page: Page): Promise<void> {
  const files = await readdir(fileURLToPath(new URL('../../dist/assets', import.meta.url)))
  const file = files.find((name) => /^refresh-worker-.*\.js$/.test(name))
  if (!file) throw new Error('The build has no refresh worker.')
  // As text: what reads this file would make an import of its own of it.
  await page.evaluate(`(async () => {
    // By it that code knows where it is asked by messages.
    self.DedicatedWorkerGlobalScope ??= self.Window
    await import(${JSON.stringify(`/assets/${file}`)})
    self.askWorker = self.onmessage
    self.onmessage = null
  })()`)
}

function checkMs(page: Page): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    const start = performance.now()
    const channel = new BroadcastChannel('dsa-feed-ready')
    channel.onmessage = ({ data }) => {
      if (data.kind !== 'ended') return
      channel.close()
      resolve(performance.now() - start)
    }
    self.askWorker({ data: { kind: 'ready', how: 'check' } })
  })`)
}

/** All of it was found there, by a check of this bench. */
async function isFoundReady(page: Page, since: number): Promise<boolean> {
  const rows = await storedRows(page, 'serverStates')
  return rows.some(
    (row) =>
      row.key === 'readiness' &&
      row.readiness.checkedAt >= since &&
      row.readiness.missingTexts === 0 &&
      row.readiness.pictures.stored === 2000 &&
      row.readiness.pictures.missing === 0,
  )
}

async function startWithPictures() {
  const folder = await mkdtemp(join(tmpdir(), 'dsa-feed-bench-'))
  const publisher = await startFakePublisher()
  const catalog = makeCatalog(publisher.url, sources)
  const picture = await photo()
  for (const [at, source] of catalog.sources.entries()) {
    const imageEvery = at < withPictures ? 2 : 0
    const { items } = serveFeed(publisher, source, { items: postsPerSource, hoursApart: 3, imageEvery })
    for (const { imageUrl } of items)
      if (imageUrl) publisher.serve(new URL(imageUrl).pathname, { body: picture, contentType: 'image/jpeg' })
  }
  const app = await startApp({
    catalog: await writeCatalog(folder, catalog),
    allowHosts: [publisher.host],
    cacheDir: join(folder, 'cache'),
    pollMinutes: 0,
  })
  await feedsGathered(app.url, sources)
  const phone = await startPhone({ origin: app.url })
  const { page } = phone
  await page.goto(app.url)
  await upToDate(page)
  await page.locator('.ready-button', { hasText: /^Ready/ }).waitFor({ timeout: patienceMs })
  return {
    page,
    close: async () => {
      await phone.close()
      await app.close()
      await publisher.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** As heavy as a photo is: some 60 KB once it is resized. */
async function photo(): Promise<Buffer> {
  const grain = { width: 120, height: 80, channels: 3 as const }
  return sharp(randomBytes(grain.width * grain.height * 3), { raw: grain })
    .resize(1200, 800)
    .jpeg({ quality: 90 })
    .toBuffer()
}
