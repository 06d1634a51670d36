import type { Page } from 'playwright-core'
import { type Follow, followAll } from '../../src/core/domain/follow.ts'
import type { BenchResult } from './bench-result.ts'
import { startFilledApp } from './filled-app.ts'
import { quietMachine } from './quiet-machine.ts'
import { slowCpu } from './slow-cpu.ts'
import { medianAndRange } from './statistics.ts'

const rate = 4
const mostMs = 100
const rounds = 3

/**
 * A source switched off or on, to the new list. Two numbers are held to the limit: the timeline that stands open
 * (in another window, say) from the moment the choice is made until its new list is painted; and what a finger
 * meets: the switch itself on Sources, and the new list after a tap on Timeline.
 */
export async function bench(): Promise<BenchResult[]> {
  const filled = await startFilledApp()
  const { context, page } = filled.phone
  try {
    await context.setOffline(true)
    // It goes on compressing what it gathered, on cores that are those of the phone here.
    await filled.app.kill()
    const ids = filled.catalog.sources.map(({ id }) => id)
    await page.goto(filled.app.url)
    await page.getByRole('article').first().waitFor()
    await slowCpu(page, rate)
    const open = await openTimeline(page, ids)
    const finger = await byFinger(page)
    return [
      ...open.map(({ what, times }) => row(`open timeline: ${what}`, times)),
      row('on Sources: tap to the switch painted', finger.switched),
      row('then: tap on Timeline to the new list painted', finger.listed),
    ]
  } finally {
    await filled.close()
  }
}

function row(what: string, times: number[]): BenchResult {
  const isOk = Math.max(...times) <= mostMs
  return { what, limit: `worst ≤ ${mostMs} ms`, measured: medianAndRange(times), isOk }
}

async function openTimeline(page: Page, ids: string[]) {
  const [first = '', second = ''] = await shownSources(page)
  const quiet = ids[19] ?? ''
  const choices: { what: string; follow: Follow }[] = [
    { what: 'one source off', follow: { mode: 'all', except: [first] } },
    { what: 'two off', follow: { mode: 'all', except: [first, second] } },
    { what: 'half on', follow: { mode: 'chosen', only: ids.filter((_, at) => at % 2 === 0) } },
    { what: 'ten on', follow: { mode: 'chosen', only: ids.slice(20, 30) } },
    { what: 'only one on, a quiet one', follow: { mode: 'chosen', only: [quiet] } },
    { what: 'all on again', follow: followAll },
  ]
  const results = choices.map(({ what }) => ({ what, times: [] as number[] }))
  for (let round = 0; round < rounds; round++) {
    for (const [at, { follow }] of choices.entries()) {
      // Longer than the pause a view makes between two readings, which a reader never meets.
      await page.waitForTimeout(1000)
      results[at]?.times.push(await followedMs(page, follow))
    }
  }
  return results
}

function shownSources(page: Page): Promise<string[]> {
  return page
    .getByRole('article')
    .evaluateAll((articles) => [
      ...new Set(
        articles.map(
          (article) => /^t-([^/]+)\//.exec(article.getAttribute('aria-labelledby') ?? '')?.[1] ?? '',
        ),
      ),
    ])
}

/**
 * Writes the choice and announces it as `storage/settings.ts` does, from the page itself, so that one clock
 * times both ends: from before the write to the frame after the first row has become another.
 */
function followedMs(page: Page, follow: Follow): Promise<number> {
  return page.evaluate(async (value) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('dsa-feed')
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error)
    })
    const shown = () =>
      [...document.querySelectorAll('article')]
        .slice(0, 4)
        .map((article) => article.getAttribute('aria-labelledby'))
        .join()
    const before = shown()
    const start = performance.now()
    const painted = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (shown() === before) return
        observer.disconnect()
        requestAnimationFrame(() => {
          const channel = new MessageChannel()
          channel.port1.onmessage = () => resolve(performance.now() - start)
          channel.port2.postMessage(undefined)
        })
      })
      observer.observe(document.body, { childList: true, subtree: true, attributes: true })
    })
    const transaction = database.transaction('settings', 'readwrite', { durability: 'strict' })
    transaction.objectStore('settings').put({ key: 'follow', value })
    transaction.oncomplete = () => {
      const channel = new BroadcastChannel('dsa-feed-stored')
      channel.postMessage(['settings'])
      channel.close()
      database.close()
    }
    return painted
  }, follow)
}

async function byFinger(page: Page) {
  const times = { switched: [] as number[], listed: [] as number[] }
  const toSources = page.getByRole('navigation').getByRole('link', { name: 'Sources' })
  const toTimeline = page.getByRole('navigation').getByRole('link', { name: 'Timeline' })
  for (let round = 0; round < rounds; round++) {
    await toSources.click()
    const source = page.getByRole('switch').nth(round * 3)
    await source.waitFor()
    const wasOn = await source.getAttribute('aria-checked')
    times.switched.push(
      await tapMs(page, () => source.click(), {
        selector: '[role=switch]',
        at: round * 3,
        not: `aria-checked=${wasOn}`,
      }),
    )
    await quietMachine()
    times.listed.push(await tapMs(page, () => toTimeline.click(), { selector: 'article', at: 3 }))
    await quietMachine()
  }
  return times
}

/** From the browser's own time of the tap to the frame after the element is there and so. */
async function tapMs(
  page: Page,
  tap: () => Promise<void>,
  wanted: { selector: string; at: number; not?: string },
): Promise<number> {
  await page.evaluate(({ selector, at, not }) => {
    const isThere = () => {
      const element = document.querySelectorAll(selector)[at]
      const [name = '', value = ''] = not?.split('=') ?? []
      return element !== undefined && (not === undefined || element.getAttribute(name) !== value)
    }
    const painted = new Promise<number>((resolve) => {
      addEventListener(
        'click',
        ({ timeStamp }) => {
          const observer = new MutationObserver(look)
          observer.observe(document.body, { childList: true, subtree: true, attributes: true })
          function look() {
            if (!isThere()) return
            observer.disconnect()
            requestAnimationFrame(() => {
              const channel = new MessageChannel()
              channel.port1.onmessage = () => resolve(performance.now() - timeStamp)
              channel.port2.postMessage(undefined)
            })
          }
        },
        { once: true, capture: true },
      )
    })
    Object.assign(globalThis, { painted })
  }, wanted)
  await tap()
  return page.evaluate(() => (globalThis as unknown as { painted: Promise<number> }).painted)
}
