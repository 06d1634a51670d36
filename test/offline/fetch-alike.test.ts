import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { databaseName } from '../../src/core/storage/database.ts'
import type { Settings } from '../../src/core/storage/settings.ts'
import { en } from '../../src/ui/words/en.ts'
import { storedRows, upToDate, whenStatus } from '../support/app-page.ts'
import { eventually } from '../support/eventually.ts'
import type { Phone } from '../support/phone.ts'
import { startWorld, type World } from '../support/world.ts'

const api = /^\/(api|catalog)/
let world: World

afterEach(() => world?.close())

test('fetching all, phones with other choices ask our server for the same, and each shows its own', async () => {
  world = await startWorld({ sources: 6, feed: { items: 3, imageEvery: 0 } })
  const [first = '', second = '', third = ''] = world.sources.map(({ id }) => id)
  const one = await refreshedWith(world.phone, {
    follow: { mode: 'chosen', only: [first] },
    fetchesAll: true,
  })
  const phone = await world.addPhone()
  const other = await refreshedWith(phone, {
    follow: { mode: 'chosen', only: [second, third] },
    fetchesAll: true,
  })
  expect(one).toHaveLength(8)
  expect(other).toEqual(one)
  await whenShown(world.phone.page, [first])
  await whenShown(phone.page, [second, third])
  expect(await storedRows(phone.page, 'posts')).toHaveLength(18)
  // Without it, the requests tell.
  const plain = await world.addPhone()
  const told = await refreshedWith(plain, { follow: { mode: 'chosen', only: [first] }, fetchesAll: false })
  expect(told).toHaveLength(3)

  world.line.forgetRequests()
  await phone.page.getByRole('link', { name: en.nav.sources, exact: true }).click()
  const off = phone.page.getByRole('switch', { checked: false }).first()
  await off.click()
  await phone.page.getByRole('link', { name: en.nav.timeline, exact: true }).click()
  await eventually(async () => expect(await shownSources(phone.page)).toHaveLength(3))
  expect(world.line.requests(/^\/api\/feeds\/./)).toEqual([])
  world.phone.expectNoFaults()
})

/** What the phone's first refresh with these settings asked for. */
async function refreshedWith({ page }: Phone, settings: Partial<Settings>): Promise<string[]> {
  const release = world.line.hold(api)
  world.line.forgetRequests()
  await page.goto(world.line.url)
  await page.getByRole('button', { name: en.welcome.followAll }).waitFor()
  await page.evaluate(writeSettings, { database: databaseName, rows: { ...settings, hasChosen: true } })
  // Its refresh, which has begun, ends with the page.
  await eventually(async () => expect(world.line.requests(api)).toHaveLength(1))
  await page.goto('about:blank')
  await eventually(async () => expect(world.line.waiting()).toEqual([]))
  world.line.forgetRequests()
  release()
  await page.goto(world.line.url)
  await whenStatus(page, upToDate)
  return world.line.requests(api).sort()
}

function writeSettings({
  database,
  rows,
}: {
  database: string
  rows: Record<string, unknown>
}): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database)
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('settings', 'readwrite')
      for (const [key, value] of Object.entries(rows)) transaction.objectStore('settings').put({ key, value })
      transaction.oncomplete = () => resolve(opening.result.close())
    }
  })
}

function whenShown(page: Page, sourceIds: string[]): Promise<void> {
  return eventually(async () => expect(await shownSources(page)).toEqual(sourceIds.sort()))
}

async function shownSources(page: Page): Promise<string[]> {
  const links = await page
    .locator('article .post-link')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')?.split('/')[2] ?? ''))
  return [...new Set(links)].sort()
}
