import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'
import { browserArgs } from '../../scripts/browser-args.mjs'
import { findBrowser } from '../../scripts/find-browser.mjs'
import type { BenchResult } from './bench-result.ts'
import { type LayoutShift, layoutShift, noteShifts, scrollThrough } from './layout-shift.ts'
import { fillPhone, type SampleScreen, sampleScreens, startSampleApp } from './sample-app.ts'
import { refreshEnded } from './timeline-at-rest.ts'

const most = 0.02
const locale = 'en-US'
const timezoneId = 'America/Los_Angeles'
const devices: Record<string, BrowserContextOptions> = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 } },
}
const firstStart: SampleScreen = { name: 'first start', path: '/', mark: 'article' }
const ways = ['first load', 'stored', 'stored, offline'] as const

type Shifts = Record<(typeof ways)[number], LayoutShift>

/**
 * How much of each screen moves by itself: opened by its address on a phone that has nothing, until its first
 * refresh is over; with everything in storage; and so with no network. Some screens down each time, so that pictures
 * that come in count, and all of it added up, where browsers count the worst five seconds.
 */
export async function bench(): Promise<BenchResult[]> {
  const app = await startSampleApp()
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArgs })
  try {
    const results: BenchResult[] = [{ what: 'layout shift of a screen', measured: ways.join('; ') }]
    for (const [device, options] of Object.entries(devices)) {
      const open = () => browser.newContext({ ...options, locale, timezoneId })
      results.push(...(await measureDevice(device, app.url, open)))
    }
    return results
  } finally {
    await browser.close()
    await app.close()
  }
}

async function measureDevice(device: string, url: string, open: () => Promise<BrowserContext>) {
  const results: BenchResult[] = []
  const asked = await open()
  const first = await firstLoad(asked, url, firstStart)
  results.push(
    row(`${device}, ${firstStart.name}`, { ...first, ...(await storedLoads(asked, url, firstStart)) }),
  )
  await asked.close()

  const filled = await open()
  const page = await filled.newPage()
  await fillPhone(page, url)
  const screens = await sampleScreens(page)
  await page.close()
  for (const screen of screens) {
    const fresh = await open()
    const loads = { ...(await firstLoad(fresh, url, screen)), ...(await storedLoads(filled, url, screen)) }
    await fresh.close()
    results.push(row(`${device}, ${screen.name}`, loads))
  }
  await filled.close()
  return results
}

async function firstLoad(context: BrowserContext, url: string, { path }: SampleScreen) {
  // Saved has nothing to show here, and the front page no button below its last publisher.
  const shift = await measure(context, url + path, 'main h1')
  return { 'first load': shift }
}

async function storedLoads(context: BrowserContext, url: string, { path, mark }: SampleScreen) {
  const stored = await measure(context, url + path, mark)
  await context.setOffline(true)
  const offline = await measure(context, url + path, mark)
  await context.setOffline(false)
  return { stored, 'stored, offline': offline }
}

/** With the refresh that every start tries, and the shell stored for the next. */
async function measure(context: BrowserContext, url: string, mark: string): Promise<LayoutShift> {
  const page = await context.newPage()
  await page.addInitScript(noteShifts)
  const openedAt = Date.now()
  await page.goto(url)
  await page.waitForFunction(isRefreshed, openedAt, { polling: 200 })
  await page.getByRole('status').filter({ hasText: refreshEnded }).waitFor()
  await page.locator(mark).first().waitFor({ state: 'attached' })
  await scrollThrough(page)
  const shift = await layoutShift(page)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
  await page.close()
  return shift
}

/** Runs in the page. The status alone does not tell: it begins with how the refresh before ended. */
function isRefreshed(since: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('dsa-feed')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const asking = opening.result.transaction('serverStates').objectStore('serverStates').get('lastRefresh')
      asking.onerror = () => reject(asking.error)
      asking.onsuccess = () => {
        opening.result.close()
        resolve((asking.result?.last.finishedAt ?? 0) > since)
      }
    }
  })
}

/** What moved is printed here: no column of the table is wide enough for it. */
function row(what: string, shifts: Shifts): BenchResult {
  const worst = ways.filter((way) => shifts[way].sum > most)
  for (const way of worst) for (const moved of shifts[way].moved) console.log(`  ${what}, ${way}: ${moved}`)
  return {
    what,
    limit: `each ≤ ${most}`,
    measured: ways.map((way) => shifts[way].sum.toFixed(3)).join('; '),
    isOk: worst.length === 0,
  }
}
