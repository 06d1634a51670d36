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

/** From the press on the first chip, or the change of the address, to the frame after another list is there. */
function paintedMs(page: Page, address: string | undefined): Promise<number> {
  return page.evaluate(async (to) => {
    const shown = () =>
      [...document.querySelectorAll('.timeline article, .empty-state h2')]
        .map((element) => element.getAttribute('aria-labelledby') ?? element.textContent)
        .join()
    const before = shown()
    const start = performance.now()
    const painted = new Promise<number>((resolve) => {
      const stop = setTimeout(() => resolve(Number.NaN), 3000)
      const observer = new MutationObserver(() => {
        if (shown() === before) return
        observer.disconnect()
        clearTimeout(stop)
        requestAnimationFrame(() => {
          const channel = new MessageChannel()
          channel.port1.onmessage = () => resolve(performance.now() - start)
          channel.port2.postMessage(undefined)
        })
      })
      observer.observe(document.body, { childList: true, subtree: true, attributes: true })
    })
    if (to === undefined) document.querySelector<HTMLElement>('.filter-chip')?.click()
    else {
      history.pushState(null, '', to)
      dispatchEvent(new PopStateEvent('popstate'))
    }
    return painted
  }, address)
}
