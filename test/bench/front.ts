import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from 'playwright-core'
import type { BenchResult } from './bench-result.ts'
import { coldTab } from './cold-tab.ts'
import { startFilledApp } from './filled-app.ts'
import { type LongTask, longTasks, noneOver, noteLongTasks } from './long-tasks.ts'
import { noteOwnTasks } from './own-tasks.ts'
import { serveStaticPage, storeStaticPage } from './static-page.ts'
import { median, medianAndRange } from './statistics.ts'

const rate = 4
const warmUps = 1
const rounds = 7
const mostMs = 1000
/** About as heavy as a photo. */
const picture = fileURLToPath(new URL('../../public/screenshots/timeline-wide.webp', import.meta.url))

interface FrontStart {
  /** To the first frame with the lead's text, and to that with its picture. */
  textMs: number
  pictureMs: number
  tasks: LongTask[]
}

/** A start at the front page's address, with 20,000 posts stored, no network and a slow phone. */
export async function bench(): Promise<BenchResult[]> {
  const filled = await startFilledApp({ picture })
  const { context, page } = filled.phone
  const url = `${filled.app.url}/front`
  const empty = await serveStaticPage([])
  try {
    await seeOnce(page, url)
    await storeStaticPage(context, empty.url)
    await page.goto('about:blank')
    await context.setOffline(true)
    // It goes on compressing what it gathered, on cores that are those of the phone here.
    await filled.app.kill()
    const starts: FrontStart[] = []
    const ownTasks: number[] = []
    const ofEmpty: number[] = []
    for (let round = -warmUps; round < rounds; round++) {
      const started = await start(context, url)
      if (round < 0) continue
      starts.push(started)
      ownTasks.push(...(await ownTasksOfStart(context, url)))
      ofEmpty.push(...(await tasksOfEmpty(context, empty.url)))
    }
    return [
      { what: 'posts stored', measured: filled.posts.toLocaleString('en') },
      row("the lead story's text painted", starts, ({ textMs }) => textMs),
      row('the lead story with its picture painted', starts, ({ pictureMs }) => pictureMs),
      taskRow('to the lead', starts, (task, { textMs }) => task.startTime < textMs),
      taskRow('from there to the last publisher', starts, (task, { textMs }) => task.startTime >= textMs),
      {
        what: `those of ${rounds} more starts, without waiting for a core; longest`,
        ...noneOver(ownTasks),
      },
      {
        what: `for comparison: a page with nothing in it, ${rounds} starts; longest`,
        measured: noneOver(ofEmpty).measured,
      },
    ]
  } finally {
    await empty.close()
    await filled.close()
  }
}

function row(what: string, starts: FrontStart[], of: (start: FrontStart) => number): BenchResult {
  const times = starts.map(of)
  return {
    what,
    limit: `median ≤ ${mostMs} ms`,
    measured: medianAndRange(times),
    isOk: median(times) <= mostMs,
  }
}

function taskRow(
  where: string,
  starts: FrontStart[],
  isThere: (task: LongTask, start: FrontStart) => boolean,
): BenchResult {
  const tasks = starts.flatMap((start) => start.tasks.filter((task) => isThere(task, start)))
  return {
    what: `long tasks of ${rounds} starts, ${where}; longest`,
    ...noneOver(tasks.map(({ duration }) => duration)),
  }
}

/** With the network still there: its code, its posts and their pictures are on the phone from then on. */
async function seeOnce(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await wholePage(page)
  await page.waitForFunction(() => {
    const image = document.querySelector<HTMLImageElement>('.story-lead img')
    return image?.complete && image.naturalWidth > 0
  })
}

/** The button below the last publisher comes when everything above it is drawn. */
function wholePage(page: Page): Promise<void> {
  return page.locator('.front-more').waitFor()
}

/** Tells by itself what is timed; so does that of the empty page, for its scripts take time, too. */
async function watchedTab(context: BrowserContext): Promise<Page> {
  const page = await coldTab(context, rate)
  await page.addInitScript(noteLongTasks)
  await page.addInitScript(tellLeadPainted)
  await page.addInitScript(tellWhole)
  return page
}

async function start(context: BrowserContext, url: string): Promise<FrontStart> {
  const page = await watchedTab(context)
  const painted = Promise.all([told(page, /^lead painted/), told(page, /^lead painted img/)])
  const whole = told(page, /^page whole/)
  await page.goto(url, { waitUntil: 'commit' })
  const [textMs, pictureMs] = await painted
  await whole
  const tasks = await longTasks(page)
  await page.close()
  return { textMs, pictureMs, tasks }
}

/** Long tasks that are the browser's: of a page with no text and no code, kept for offline, too. */
async function tasksOfEmpty(context: BrowserContext, url: string): Promise<number[]> {
  const page = await watchedTab(context)
  await page.goto(url)
  const tasks = await longTasks(page)
  await page.close()
  return tasks.map(({ duration }) => duration)
}

/** In milliseconds; apart from the starts that are timed, for writing the trace takes time of the thread itself. */
async function ownTasksOfStart(context: BrowserContext, url: string): Promise<number[]> {
  const page = await coldTab(context, rate)
  await page.addInitScript(tellWhole)
  const whole = told(page, /^page whole/)
  const endOwnTasks = await noteOwnTasks(page, await context.newCDPSession(page))
  await page.goto(url, { waitUntil: 'commit' })
  await whole
  const tasks = await endOwnTasks()
  await page.close()
  return tasks
}

/**
 * Runs in the page before anything of it: tells of the frames in which the largest thing on screen is the lead's
 * text or its picture. The page tells of it by itself, for to be asked while it starts would hold it up.
 */
function tellLeadPainted(): void {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { element?: Element | null })[]) {
      const { element, startTime } = entry
      if (!element?.closest('.story-lead')) continue
      console.debug('lead painted', element.localName, startTime)
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true })
}

/** Runs in the page: tells of its end as `wholePage` knows it. To be looked for there would be a long task of ours. */
function tellWhole(): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector('.front-more')) return
    observer.disconnect()
    console.debug('page whole', performance.now())
  })
  observer.observe(document, { childList: true, subtree: true })
}

/** In milliseconds from the start of the page. */
async function told(page: Page, words: RegExp): Promise<number> {
  const message = await page.waitForEvent('console', (each) => words.test(each.text()))
  return Number(message.text().split(' ').at(-1))
}
