import type { Page } from 'playwright-core'
import type { BenchResult } from './bench-result.ts'
import { startFilledApp } from './filled-app.ts'
import { longTasks, noteLongTasks } from './long-tasks.ts'
import { slowCpu } from './slow-cpu.ts'
import { medianAndRange } from './statistics.ts'
import { timelineAtRest } from './timeline-at-rest.ts'

const rate = 4
const mostMs = 100
const longestTaskMs = 50
const rounds = 5

/** Each from the list of all posts; by its removal the way back is measured, too. */
const addresses = [
  '/?unread=1',
  '/?lang=es',
  '/?audio=1',
  '/?tag=labor',
  '/?kind=podcast',
  '/?state=CA&unread=1',
  '/?kind=chapter&state=CA&lang=es&unread=1',
]

/** From the press on a chip until its list is painted, with 20,000 posts stored, offline. */
export async function bench(): Promise<BenchResult[]> {
  const filled = await startFilledApp()
  const { context, page } = filled.phone
  try {
    await context.setOffline(true)
    // It goes on compressing what it gathered, on cores that are those of the phone here.
    await filled.app.kill()
    const results: BenchResult[] = []
    for (const address of addresses) {
      const times: number[] = []
      const tasks: number[] = []
      for (let round = 0; round < rounds; round++) {
        await page.goto(filled.app.url + address)
        await page.locator('.filter-chip').first().waitFor()
        await timelineAtRest(page)
        const session = await slowCpu(page, rate)
        await page.evaluate(noteLongTasks)
        times.push(await paintedMs(page, undefined))
        tasks.push(...(await longTasks(page)).map(({ duration }) => duration))
        await session.detach()
      }
      results.push({
        what: `${address}: a chip pressed, to the list without it`,
        limit: `worst ≤ ${mostMs} ms`,
        measured: `${medianAndRange(times)}, longest task ${Math.max(0, ...tasks).toFixed(0)} ms`,
        isOk: Math.max(...times) <= mostMs && tasks.every((ms) => ms <= longestTaskMs),
      })
    }
    results.push(...(await chosenMs(page, filled.app.url)))
    return results
  } finally {
    await filled.close()
  }
}

/** By Back and Forward, which change nothing but the address: the way a chosen filter comes. */
async function chosenMs(page: Page, url: string): Promise<BenchResult[]> {
  const results: BenchResult[] = []
  for (const address of addresses) {
    const times: number[] = []
    for (let round = 0; round < rounds; round++) {
      await page.goto(url)
      await timelineAtRest(page)
      const session = await slowCpu(page, rate)
      times.push(await paintedMs(page, address))
      await session.detach()
    }
    const isOk = Math.max(...times) <= mostMs
    results.push({
      what: `to ${address}`,
      limit: `worst ≤ ${mostMs} ms`,
      measured: medianAndRange(times),
      isOk,
    })
  }
  return results
}

/**
 * From the press on the first chip, or the change of the address, to the frame in which the chips and all rows that
 * stand whole on the screen are those that stay.
 */
async function paintedMs(page: Page, address: string | undefined): Promise<number> {
  // One question that the page answers by itself: others would take its time, in the midst of what is measured.
  await page.evaluate(async (to) => {
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
    const stillMs = 1000
    let rest = () => {}
    // That nothing changes for a second is the condition itself: no event says that a page has ended.
    const isStill = new Promise<void>((resolve) => {
      rest = resolve
    })
    let timer = setTimeout(rest, stillMs)
    const observer = new MutationObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(rest, stillMs)
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
    await isStill
  }, address)
  await timelineAtRest(page)
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
