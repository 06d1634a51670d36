import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { packsEn } from '../../src/ui/words/packs-en.ts'
import { startApp } from '../support/app-under-test.ts'
import { type FakePublisher, startFakePublisher } from '../support/fake-publisher.ts'
import { type CatalogSource, makeCatalog, writeCatalog } from '../support/make-catalog.ts'
import { makeFeed } from '../support/make-feed.ts'
import { startPhone } from '../support/phone.ts'
import { feedTypes, writeFeed } from '../support/write-feed.ts'
import type { BenchResult } from './bench-result.ts'
import { feedsGathered } from './feeds-gathered.ts'
import { upToDate } from './filled-app.ts'
import { type LongTask, longTasks, noteLongTasks } from './long-tasks.ts'
import { slowCpu } from './slow-cpu.ts'

const sources = 10
const postsPerSource = 50
const pictures = 800
const rate = 4
const mostBuildMs = 60_000
const mostTakeMs = 10_000
const mostTimes = 1.25
const mostTaskMs = 50
const name = 'Bench'
const patience = { timeout: 240_000 }

/** A pack of 500 posts and 800 pictures: gathered, made into a file, and taken by another phone. */
export async function bench(): Promise<BenchResult[]> {
  const { url, close } = await startServer()
  const [giver, taker] = [await startPhone({ origin: url }), await startPhone({ origin: url })]
  try {
    const made = await makePack(giver.page, url)
    const taken = await takePack(taker.page, url, made.file)
    const total = made.gatherMs + made.fileMs
    const times = made.file.length / made.contentBytes
    return [
      { what: 'pictures fetched through the server', measured: seconds(made.gatherMs) },
      { what: 'file made', measured: seconds(made.fileMs) },
      {
        what: 'both',
        limit: `≤ ${seconds(mostBuildMs)}`,
        measured: seconds(total),
        isOk: total <= mostBuildMs,
      },
      { what: 'size of the file', measured: `${(made.file.length / 1e6).toFixed(1)} MB` },
      {
        what: 'against its texts and its pictures in base64',
        limit: `≤ ${mostTimes}`,
        measured: times.toFixed(3),
        isOk: times <= mostTimes,
      },
      { what: 'file looked into', measured: seconds(taken.lookMs) },
      { what: 'and stored', measured: seconds(taken.storeMs) },
      {
        what: 'both',
        limit: `≤ ${seconds(mostTakeMs)}`,
        measured: seconds(taken.lookMs + taken.storeMs),
        isOk: taken.lookMs + taken.storeMs <= mostTakeMs,
      },
      tasksRow('longest task while made', made.tasks),
      tasksRow('longest task while taken', taken.tasks),
    ]
  } finally {
    await giver.close()
    await taker.close()
    await close()
  }
}

async function makePack(page: Page, url: string) {
  await page.goto(url)
  await upToDate(page)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
  await page.goto(`${url}/packs`)
  await slowCpu(page, rate)
  await page.getByText(packsEn.getReady).click()
  await page.getByLabel(packsEn.name).fill(name)
  const make = page.getByRole('button', { name: packsEn.make, disabled: false })
  await make.waitFor(patience)
  await page.evaluate(noteLongTasks)
  const start = performance.now()
  await make.click()
  await page.getByText(packsEn.ready, { exact: true }).waitFor(patience)
  const gathered = performance.now()
  await page.getByRole('button', { name: packsEn.sendOf(name) }).click()
  const link = page.getByRole('link', { name: packsEn.download })
  await link.waitFor(patience)
  const end = performance.now()
  const tasks = await longTasks(page)
  const [download] = await Promise.all([page.waitForEvent('download', patience), link.click()])
  const file = await readFile(await download.path())
  const contentBytes = await storedBytes(page)
  return { gatherMs: gathered - start, fileMs: end - gathered, tasks, file, contentBytes }
}

/** On a phone that has the app, and no post of the pack. */
async function takePack(page: Page, url: string, file: Buffer) {
  await page.route('**/api/feeds', (route) => route.abort())
  await page.goto(url)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
  await page.goto(`${url}/packs`)
  await page.getByText(packsEn.chooseFile).waitFor()
  await slowCpu(page, rate)
  await page.evaluate(noteLongTasks)
  const folder = await mkdtemp(join(tmpdir(), 'dsa-feed-pack-'))
  const path = join(folder, 'pack.html')
  await writeFile(path, file)
  const start = performance.now()
  await page.locator('input[type=file]').setInputFiles(path)
  const take = page.getByRole('button', { name: packsEn.take })
  await take.waitFor(patience)
  const looked = performance.now()
  await take.click()
  await page.getByText(packsEn.taken(sources * postsPerSource)).waitFor(patience)
  const end = performance.now()
  await rm(folder, { recursive: true, force: true })
  return { lookMs: looked - start, storeMs: end - looked, tasks: await longTasks(page) }
}

/** Of posts with their texts as they are stored, and of all pictures in base64. */
function storedBytes(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('dsa-feed')
      opening.onsuccess = () => resolve(opening.result)
    })
    const rows = (store: string) =>
      new Promise<Record<string, unknown>[]>((resolve) => {
        const asking = database.transaction(store).objectStore(store).getAll()
        asking.onsuccess = () => resolve(asking.result)
      })
    const utf8 = new TextEncoder()
    const posts = (await rows('posts')).map(({ labels: _, ...post }) => post)
    const texts = [...posts, ...(await rows('bodies')).map(({ html }) => html)]
    const textBytes = texts.reduce<number>(
      (sum, part) => sum + utf8.encode(typeof part === 'string' ? part : JSON.stringify(part)).length,
      0,
    )
    const images = await rows('images')
    return textBytes + images.reduce<number>((sum, { bytes }) => sum + Math.ceil(Number(bytes) / 3) * 4, 0)
  })
}

async function startServer() {
  const folder = await mkdtemp(join(tmpdir(), 'dsa-feed-bench-'))
  const publisher = await startFakePublisher()
  const catalog = makeCatalog(publisher.url, sources)
  const picture = join(folder, 'picture.jpg')
  await makePicture(picture)
  for (const source of catalog.sources) servePosts(publisher, source, picture)
  const app = await startApp({
    catalog: await writeCatalog(folder, catalog),
    allowHosts: [publisher.host],
    cacheDir: join(folder, 'cache'),
    pollMinutes: 0,
  })
  await feedsGathered(app.url, sources)
  return {
    url: app.url,
    close: async () => {
      await app.close()
      await publisher.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Of the size that a phone's photo has once our server has made it smaller: about 40 KB. */
async function makePicture(path: string): Promise<void> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  await sharp({ create: { width: 90, height: 60, channels: 3, background: '#888', noise } })
    .resize(900, 600)
    .jpeg({ quality: 90 })
    .toFile(path)
}

function servePosts(publisher: FakePublisher, source: CatalogSource, picture: string): void {
  const siteUrl = `${publisher.url}/${source.id}`
  const hoursApart = 1
  const newestAt = Date.now() - 3_600_000
  const { items } = makeFeed({
    title: source.title,
    siteUrl,
    seed: source.id,
    items: postsPerSource,
    imageEvery: 0,
    newestAt,
    hoursApart,
  })
  const perSource = pictures / sources
  for (let at = 0; at < perSource; at++) {
    const item = items[at % items.length]
    if (!item) continue
    const path = `/${source.id}/images/${at}.jpg`
    publisher.serve(path, { file: picture, contentType: 'image/jpeg' })
    item.html += `<figure><img src="${publisher.url}${path}" alt="Picture ${at}" width="900" height="600"></figure>`
  }
  const body = writeFeed('rss', { title: source.title, siteUrl, language: 'en', items })
  publisher.serve(new URL(source.feed).pathname, { body, contentType: feedTypes.rss })
}

function tasksRow(what: string, tasks: readonly LongTask[]): BenchResult {
  const longest = Math.max(0, ...tasks.map(({ duration }) => duration))
  const measured =
    tasks.length === 0 ? 'none over 50 ms' : `${longest.toFixed(0)} ms, ${tasks.length} over 50 ms`
  return { what, limit: `≤ ${mostTaskMs} ms`, measured, isOk: longest <= mostTaskMs }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
