import type { BrowserContext, Page } from 'playwright-core'
import type { BenchResult } from './bench-result.ts'
import { coldTab } from './cold-tab.ts'
import { startFilledApp } from './filled-app.ts'
import { workMs } from './slow-cpu.ts'
import { type StaticPost, serveStaticPage, storeStaticPage } from './static-page.ts'
import { median, medianAndRange } from './statistics.ts'

const rate = 4
const warmUps = 2
const rounds = 10
const mostRatio = 1.8
const staticPosts = 50
const afterMs = 2000

/** The start of the app with everything stored and no network, beside a page that is only its posts. */
export async function bench(): Promise<BenchResult[]> {
  const filled = await startFilledApp()
  const { context, page } = filled.phone
  const plain = await serveStaticPage(await newestPosts(page))
  try {
    await storeStaticPage(context, plain.url)
    await page.goto('about:blank')
    await context.setOffline(true)
    // It goes on compressing what it gathered, on cores that are those of the phone here.
    await filled.app.kill()
    const times = { app: [] as number[], plain: [] as number[], mounted: [] as number[] }
    const work: number[] = []
    for (let round = -warmUps; round < rounds; round++) {
      const plainStart = await start(context, plain.url, work)
      const appStart = await start(context, filled.app.url, work)
      if (round < 0) continue
      times.plain.push(plainStart.paintedMs)
      times.app.push(appStart.paintedMs)
      times.mounted.push(appStart.mountedMs)
    }
    const fastMs = await workMs(page)
    const ratio = median(times.app) / median(times.plain)
    return [
      { what: 'posts stored', measured: filled.posts.toLocaleString('en') },
      {
        what: 'main thread slowed (workers are not)',
        measured: `${(median(work) / fastMs).toFixed(1)} ×`,
      },
      { what: `static page of ${staticPosts} posts: posts painted`, measured: medianAndRange(times.plain) },
      { what: 'app: posts painted', measured: medianAndRange(times.app) },
      { what: 'app: drawn by the app itself, from storage', measured: medianAndRange(times.mounted) },
      {
        what: 'ratio of the medians',
        limit: `≤ ${mostRatio} ×`,
        measured: `${ratio.toFixed(2)} ×`,
        isOk: ratio <= mostRatio,
      },
    ]
  } finally {
    await plain.close()
    await filled.close()
  }
}

async function start(context: BrowserContext, url: string, work: number[]) {
  const page = await coldTab(context, rate)
  await page.goto(url, { waitUntil: 'commit' })
  // A time and no sign of the page: to look for one while it starts, or to have it give one, would hold it up.
  await page.waitForTimeout(afterMs)
  const paintedMs = await postsPaintedMs(page)
  const mountedMs = await page.evaluate(() => performance.getEntriesByName('mounted')[0]?.startTime ?? 0)
  work.push(await workMs(page))
  await page.close()
  return { paintedMs, mountedMs }
}

/**
 * From the start of the navigation to the first frame on screen in which the largest text is a post's. Both
 * pages are asked after the fact for what the browser noted by itself, so nothing of ours runs while they
 * start, and painting is part of it, which no clock inside the page would see.
 */
function postsPaintedMs(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`No post was painted: ${document.body.textContent}`)), 10_000)
        new PerformanceObserver((list) => {
          const entries = list.getEntries() as (PerformanceEntry & { element?: Element | null })[]
          const painted = entries.find(({ element }) => element?.closest('article'))
          if (painted) resolve(painted.startTime)
        }).observe({ type: 'largest-contentful-paint', buffered: true })
      }),
  )
}

/** As the app shows them, so that both pages say the same. */
async function newestPosts(page: Page): Promise<StaticPost[]> {
  // Rows far from the screen are taken out of the page, so what is seen on the way is gathered.
  const seen = new Map<string, StaticPost>()
  while (seen.size < staticPosts) {
    for (const { id, ...post } of await drawnPosts(page)) seen.set(id, post)
    await page.mouse.wheel(0, 800)
  }
  // Left down here, the app would open here.
  await page.evaluate(() => scrollTo(0, 0))
  return [...seen.values()].slice(0, staticPosts)
}

function drawnPosts(page: Page): Promise<(StaticPost & { id: string })[]> {
  return page.getByRole('article').evaluateAll((articles) => {
    const text = (article: Element, selector: string) => article.querySelector(selector)?.textContent ?? ''
    return articles.map((article) => ({
      id: article.querySelector('h3')?.id ?? '',
      publisher: text(article, '.post-publisher'),
      time: text(article, '.post-when'),
      title: text(article, 'h3'),
      excerpt: text(article, '.excerpt'),
      language: article.querySelector('h3')?.getAttribute('lang') ?? '',
    }))
  })
}
