import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { startApp } from '../support/app-under-test.ts'
import { startFakePublisher } from '../support/fake-publisher.ts'
import { makeCatalog, writeCatalog } from '../support/make-catalog.ts'
import { makeEssay } from '../support/make-essay.ts'
import { startPhone } from '../support/phone.ts'
import { feedTypes, writeFeed } from '../support/write-feed.ts'
import type { BenchResult } from './bench-result.ts'
import { feedsGathered } from './feeds-gathered.ts'
import { upToDate } from './filled-app.ts'
import { longTasks, noteLongTasks } from './long-tasks.ts'
import { slowCpu } from './slow-cpu.ts'
import { medianAndRange } from './statistics.ts'
import { timelineAtRest } from './timeline-at-rest.ts'

const rate = 4
const mostMs = 200
const rounds = 5
const picture = fileURLToPath(new URL('../../public/icons/icon-192.png', import.meta.url))
const essay = { words: 20_000, images: 30 }

/** The first is held to the limits; the others are what sites and mischief also send. */
const kinds: { title: string; html: (siteUrl: string) => string; isHeld?: true }[] = [
  { title: '20,000 words, 30 images', html: (siteUrl) => makeEssay({ ...essay, siteUrl }), isHeld: true },
  {
    title: 'the same in one box',
    html: (siteUrl) => makeEssay({ ...essay, siteUrl, wrapper: ['<div><article>', '</article></div>'] }),
    isHeld: true,
  },
  {
    title: 'the same, lines and no paragraphs',
    html: (siteUrl) => makeEssay({ ...essay, siteUrl, style: 'lines' }),
    isHeld: true,
  },
  { title: '2 MB of text', html: () => makeEssay({ words: 290_000 }) },
  {
    title: '5,000 images',
    html: (siteUrl) => `<img src="${siteUrl}/images/0.jpg">`.repeat(5000),
  },
]

interface Opened {
  textMs: number
  wholeMs: number
  longestTaskMs: number
}

/** In the page's own time. */
interface TimedPost {
  tapAt: number
  textAt: number
  wholeAt: number
}

/** From the tap on a post in the timeline, at a main thread four times slower, offline. */
export async function bench(): Promise<BenchResult[]> {
  const { page, close } = await startWithPosts()
  try {
    await slowCpu(page, rate)
    const first = await openPost(page, kinds[0]?.title ?? '')
    const results = [textRow('first post after a start', [first], true)]
    for (const { title, isHeld = false } of kinds) {
      const opened: Opened[] = []
      for (let round = 0; round < rounds; round++) opened.push(await openPost(page, title))
      const whole = medianAndRange(opened.map(({ wholeMs }) => wholeMs))
      const longest = Math.max(...opened.map(({ longestTaskMs }) => longestTaskMs)).toFixed(0)
      results.push(textRow(title, opened, isHeld), {
        what: '  to its end; longest task',
        measured: `${whole}; ${longest} ms`,
      })
    }
    return results
  } finally {
    await close()
  }
}

function textRow(title: string, opened: Opened[], isHeld: boolean): BenchResult {
  const times = opened.map(({ textMs }) => textMs)
  const row = { what: `${title}: tap to text`, measured: medianAndRange(times) }
  if (!isHeld) return row
  return { ...row, limit: `worst ≤ ${mostMs} ms`, isOk: Math.max(...times) <= mostMs }
}

async function startWithPosts() {
  const folder = await mkdtemp(join(tmpdir(), 'dsa-feed-bench-'))
  const publisher = await startFakePublisher()
  const catalog = makeCatalog(publisher.url, 1)
  const [source] = catalog.sources
  if (!source) throw new Error('The catalog is empty.')
  const siteUrl = `${publisher.url}/${source.id}`
  const items = kinds.map(({ title, html }, at) => ({
    id: `${siteUrl}/${at}`,
    url: `${siteUrl}/${at}`,
    title,
    html: html(siteUrl),
    publishedAt: Date.now() - at * 3_600_000,
  }))
  const body = writeFeed('rss', { title: source.title, siteUrl, language: 'en', items })
  publisher.serve(new URL(source.feed).pathname, { body, contentType: feedTypes.rss })
  for (let at = 0; at < essay.images; at++)
    publisher.serve(`/${source.id}/images/${at}.jpg`, { file: picture, contentType: 'image/png' })
  const app = await startApp({
    catalog: await writeCatalog(folder, catalog),
    allowHosts: [publisher.host],
    cacheDir: join(folder, 'cache'),
    pollMinutes: 0,
  })
  await feedsGathered(app.url, 1)
  const phone = await startPhone({ origin: app.url })
  const { page } = phone
  await page.goto(app.url)
  await upToDate(page)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await phone.context.setOffline(true)
  await page.reload()
  await page.getByRole('article').first().waitFor()
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

async function openPost(page: Page, title: string): Promise<Opened> {
  const link = page.getByRole('article').getByRole('link', { name: title, exact: true })
  await link.scrollIntoViewIfNeeded()
  await timelineAtRest(page)
  await page.evaluate(noteLongTasks)
  await page.evaluate(timeNextPost)
  await link.click()
  const { tapAt, textAt, wholeAt } = await page.evaluate(
    () => Reflect.get(globalThis, 'timed') as Promise<TimedPost>,
  )
  const tasks = (await longTasks(page)).filter(({ startTime }) => startTime >= tapAt)
  await page.getByRole('navigation').getByRole('link', { name: 'Timeline' }).click()
  await page.getByRole('article').first().waitFor()
  return {
    textMs: textAt - tapAt,
    wholeMs: wholeAt - tapAt,
    longestTaskMs: Math.max(0, ...tasks.map(({ duration }) => duration)),
  }
}

/** From the browser's own time of the tap to the ends of the frames in which the text begins and is whole. Runs in the page. */
function timeNextPost(): void {
  // Told in the frame that lays the text out, even where that is the one it came in; what is sent then comes after it.
  const painted = () =>
    new Promise<number>((resolve) => {
      const observer = new ResizeObserver(() => {
        observer.disconnect()
        const channel = new MessageChannel()
        channel.port1.onmessage = () => resolve(performance.now())
        channel.port2.postMessage(undefined)
      })
      observer.observe(document.body)
    })
  const until = (isSo: (body: Element) => boolean) =>
    new Promise<number>((resolve) => {
      const look = () => {
        const body = document.querySelector('.post-body')
        if (!body?.firstElementChild || !isSo(body)) return
        observer.disconnect()
        resolve(painted())
      }
      const observer = new MutationObserver(look)
      observer.observe(document.body, { childList: true, subtree: true, attributes: true })
    })
  const timed = new Promise<TimedPost>((resolve) => {
    addEventListener(
      'click',
      async ({ timeStamp }) => {
        const text = until(() => true)
        const whole = until((body) => !body.hasAttribute('aria-busy'))
        resolve({ tapAt: timeStamp, textAt: await text, wholeAt: await whole })
      },
      { once: true, capture: true },
    )
  })
  Reflect.set(globalThis, 'timed', timed)
}
