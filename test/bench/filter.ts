import type { Page } from 'playwright-core'
import type { BenchResult } from './bench-result.ts'
import { startFilledApp } from './filled-app.ts'
import { longTasks, noteLongTasks } from './long-tasks.ts'
import { slowCpu } from './slow-cpu.ts'
import { median, medianAndRange } from './statistics.ts'
import { timelineAtRest } from './timeline-at-rest.ts'

const rate = 4
const mostMs = 100
const rounds = 5

const addresses = [
  '/?unread=1',
  '/?lang=es',
  '/?audio=1',
  '/?tag=labor',
  '/?kind=podcast',
  '/?state=CA&unread=1',
  '/?kind=chapter&state=CA&lang=es&unread=1',
]

/**
 * From the press on a chip until its list is painted, with 20,000 posts stored and the pictures of the newest, offline;
 * and the other way, from the list of all posts. One start for each address: its first round is the first of the app.
 */
export async function bench(): Promise<BenchResult[]> {
  const filled = await startFilledApp({ hasPictures: true })
  const { context, page } = filled.phone
  try {
    await context.setOffline(true)
    const results: BenchResult[] = []
    for (const address of addresses) results.push(...(await bothWays(page, filled.app.url, address)))
    return results
  } finally {
    await filled.close()
  }
}

async function bothWays(page: Page, url: string, address: string): Promise<BenchResult[]> {
  const to: number[] = []
  const from: number[] = []
  await page.goto(url)
  await timelineAtRest(page)
  const session = await slowCpu(page, rate)
  await page.evaluate(noteLongTasks)
  for (let round = 0; round < rounds; round++) {
    to.push(await paintedMs(page, address))
    from.push(await paintedMs(page, undefined))
    if ((await page.locator('.filter-chip').count()) > 0) await paintedMs(page, '/')
  }
  const tasks = (await longTasks(page)).map(({ duration }) => duration)
  await session.detach()
  const row = (what: string, times: number[]): BenchResult => ({
    what,
    limit: `median ≤ ${mostMs} ms`,
    measured: medianAndRange(times),
    isOk: median(times) <= mostMs,
  })
  return [
    row(`to ${address}`, to),
    row('  and back, by a press on its first chip', from),
    {
      what: '  long tasks meanwhile and until the rows below were drawn, longest',
      limit: 'none over 50 ms',
      measured: `${tasks.length}, ${Math.max(0, ...tasks).toFixed(0)} ms`,
      isOk: tasks.length === 0,
    },
  ]
}

/**
 * From the press on the first chip, or the change of the address, to the frame in which the chips and all rows that
 * stand whole on the screen are those that stay.
 */
async function paintedMs(page: Page, address: string | undefined): Promise<number> {
  await page.evaluate((to) => {
    const bar = document.querySelector('.tab-bar')
    if (!bar) throw new Error('There is no bar of places.')
    // A row that is cut off by the bar may come a little later.
    const shown = () =>
      [...document.querySelectorAll('.filter-chip, .timeline article, .empty-state h2')]
        .filter((element) => element.getBoundingClientRect().bottom <= bar.getBoundingClientRect().top)
        .map((element) => element.getAttribute('aria-labelledby') ?? element.textContent)
        .join()
    const frames: Frame[] = []
    // Rows are read in the frame, after it was laid out for itself; its end comes right behind its paint.
    const noteFrame = () => {
      const frame: Frame = { shown: shown(), paintedAt: Number.NaN }
      const note = () => {
        frame.paintedAt = performance.now()
        frames.push(frame)
      }
      // Not by a message: answers of the storage would come before it.
      scheduler.postTask(note, { priority: 'user-blocking' })
    }
    let isAsked = false
    const observer = new MutationObserver(() => {
      if (isAsked) return
      isAsked = true
      requestAnimationFrame(() => {
        isAsked = false
        noteFrame()
      })
    })
    observer.observe(document.body, { childList: true, subtree: true, attributes: true })
    Object.assign(window, { frames, startedAt: performance.now(), stopFrames: () => observer.disconnect() })
    if (to === undefined) document.querySelector<HTMLElement>('.filter-chip')?.click()
    else {
      history.pushState(null, '', to)
      dispatchEvent(new PopStateEvent('popstate'))
    }
  }, address)
  await listAtRest(page)
  return page.evaluate(() => {
    const { frames, startedAt, stopFrames } = window as unknown as Noted
    stopFrames()
    const last = frames.at(-1)?.shown
    const first = frames.find(({ shown }) => shown === last)
    return first ? first.paintedAt - startedAt : Number.NaN
  })
}

interface Frame {
  /** Chips and rows on the screen. */
  shown: string
  paintedAt: number
}

interface Noted {
  frames: Frame[]
  startedAt: number
  stopFrames: () => void
}

/** A slowed main thread never looks idle from outside: here nothing has changed for a second. */
function listAtRest(page: Page): Promise<void> {
  return page.evaluate(
    (stillMs) =>
      new Promise<void>((resolve) => {
        const rest = () => {
          observer.disconnect()
          resolve()
        }
        let timer = setTimeout(rest, stillMs)
        const observer = new MutationObserver(() => {
          clearTimeout(timer)
          timer = setTimeout(rest, stillMs)
        })
        observer.observe(document.body, { childList: true, subtree: true })
      }),
    1000,
  )
}
