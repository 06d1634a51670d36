import type { BrowserContext, Page } from 'playwright-core'
import type { BenchResult } from './bench-result.ts'
import { coldTab } from './cold-tab.ts'
import { startFilledApp } from './filled-app.ts'
import { median, medianAndRange } from './statistics.ts'

const rate = 6
const warmUps = 1
const rounds = 7
const mostMs = 1000
const mostTaps = 2

/** The card of legal help as the icon's shortcut opens it: 20,000 posts stored, no network, a very slow phone. */
export async function bench(): Promise<BenchResult[]> {
  const filled = await startFilledApp()
  const { context, page } = filled.phone
  try {
    await page.goto('about:blank')
    await context.setOffline(true)
    const starts: number[] = []
    for (let round = -warmUps; round < rounds; round++) {
      const ms = await start(context, `${filled.app.url}/legal`)
      if (round >= 0) starts.push(ms)
    }
    const taps = await tapsFromTimeline(page, filled.app.url)
    return [
      { what: 'posts stored', measured: filled.posts.toLocaleString('en') },
      {
        what: 'from the shortcut to a number that can be called',
        limit: `median ≤ ${mostMs} ms`,
        measured: medianAndRange(starts),
        isOk: median(starts) <= mostMs,
      },
      {
        what: 'taps from the timeline to it',
        limit: `≤ ${mostTaps}`,
        measured: String(taps),
        isOk: taps <= mostTaps,
      },
    ]
  } finally {
    await filled.close()
  }
}

async function start(context: BrowserContext, url: string): Promise<number> {
  const page = await coldTab(context, rate)
  await page.addInitScript(tellNumberPainted)
  const message = page.waitForEvent('console', (each) => each.text().startsWith('number painted'))
  await page.goto(url, { waitUntil: 'commit' })
  const ms = Number((await message).text().split(' ').at(-1))
  await page.close()
  return ms
}

/** Runs in the page before anything of it; the frame after the one in which the number is there has it painted. */
function tellNumberPainted(): void {
  const watch = new MutationObserver(() => {
    if (!document.querySelector('.call-link[href^="tel:+"]')) return
    watch.disconnect()
    requestAnimationFrame(() => requestAnimationFrame((time) => console.debug('number painted', time)))
  })
  watch.observe(document, { subtree: true, childList: true })
}

/** By what stands on every screen: the bar, and then the first thing in it that leads there. */
async function tapsFromTimeline(page: Page, url: string): Promise<number> {
  await page.goto(url)
  await page.getByRole('article').first().waitFor()
  const ways = ['.tab[href="/saved"]', 'main a[href="/legal"]']
  for (const way of ways) await page.locator(way).tap()
  await page.locator('.call-link').first().waitFor()
  return ways.length
}
