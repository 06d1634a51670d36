import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { reportEn } from '../../src/ui/words/report-en.ts'
import { reportEs } from '../../src/ui/words/report-es.ts'
import { settingsEn } from '../../src/ui/words/settings-en.ts'
import { settingsEs } from '../../src/ui/words/settings-es.ts'
import { changeStored } from '../kills/change-stored.ts'
import { openRefreshed, refreshByHand, storedRows, whenShellIsKept, whenStatus } from '../support/app-page.ts'
import { violationsInLightAndDark } from '../support/axe.ts'
import { eventually } from '../support/eventually.ts'
import { startWorld, type World } from '../support/world.ts'

let world: World

afterEach(() => world?.close())

test('the report tells why each refresh ran, how it went and what to do for more of them', async () => {
  const page = await start()
  await openRefreshed(page, world.line.url)
  await whenShellIsKept(page)
  await world.app.kill()
  await refreshByHand(page)
  await page.goto(`${world.line.url}/settings`)
  await page.getByText(settingsEn.refreshReport).click()
  const runs = page.locator('.report-runs li')
  await eventually(async () => expect(await runs.count()).toBeGreaterThanOrEqual(2))
  const told = (await runs.allTextContents()).reverse()
  expect(told[0]).toContain(reportEn.triggers.start)
  expect(told[0]).toMatch(/10 new posts · [\d.]+ s · [\d.]+ kB/)
  expect(told[1]).toContain(reportEn.triggers.button)
  expect(told[1]).toContain('Can’t reach our server. Check the connection.')
  await page.locator('.report').getByText(reportEn.neverBackground).waitFor()
  await page.locator('.report').getByText(reportEn.notInstalled).waitFor()
  expect(await violationsInLightAndDark(page)).toEqual([])
  world.phone.expectNoFaults()
})

test('a refresh that ends with the app is told as cut off, in Spanish, too, and nothing is wider than 320 px', async () => {
  const page = await start({ locale: 'es-MX' })
  const release = world.line.hold(/^\/api\/feeds\/./, 1)
  await page.goto(world.line.url)
  await whenStatus(page, /^Actualizando 1 de 2$/)
  await page.goto('about:blank')
  release()
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(`${world.line.url}/settings`)
  await page.getByText(settingsEs.refreshReport).click()
  await page.locator('.report-runs').getByText(reportEs.endedBy.system).waitFor()
  await page
    .locator('.report-runs')
    .getByText(/10 publicaciones nuevas|5 publicaciones nuevas/)
    .waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  world.phone.expectNoFaults()
})

test('a run whose time in the background was up is told as that, not as stopped by the reader', async () => {
  const page = await start()
  await openRefreshed(page, world.line.url)
  const run = { startedAt: Date.now() - 60_000, durationMs: 15_000, bytes: 90_000, newPosts: 3, failed: 0 }
  const row = { key: 'refreshRuns', runs: [{ ...run, trigger: 'push', endedBy: 'timeUp' }] }
  await page.goto(`${world.line.url}/robots.txt`)
  await changeStored(page, { put: { serverStates: [row] } })
  await page.goto(`${world.line.url}/settings`)
  await page.getByText(settingsEn.refreshReport).click()
  const told = page.locator('.report-runs li', { hasText: reportEn.triggers.push })
  await told.getByText(reportEn.endedBy.timeUp).waitFor()
  await told.getByText(/^3 new posts · 15 s · 90 kB$/).waitFor()
  expect(await page.locator('.report').getByText(reportEn.endedBy.reader).count()).toBe(0)
  world.phone.expectNoFaults()
})

test('while the app is open it refreshes each quarter of an hour by itself', async () => {
  const page = await start()
  await page.clock.install()
  await openRefreshed(page, world.line.url)
  await page.clock.fastForward('17:00')
  await eventually(async () => {
    const row = (await storedRows(page, 'serverStates')).find(({ key }) => key === 'refreshRuns')
    const runs = row?.key === 'refreshRuns' ? row.runs : []
    expect(runs.map(({ trigger }) => trigger)).toEqual(['start', 'timer'])
  })
})

async function start(phone: { locale?: string } = {}): Promise<Page> {
  world = await startWorld({ sources: 2, feed: { items: 5, imageEvery: 0 }, phone })
  return world.phone.page
}
