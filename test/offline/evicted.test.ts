import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { readyEn } from '../../src/ui/words/ready-en.ts'
import { unmendedOf } from '../kills/compare-states.ts'
import { readState } from '../kills/stored-state.ts'
import { openRefreshed, refreshByHand, storedRows, whenShellIsKept, whenStatus } from '../support/app-page.ts'
import { violationsInLightAndDark } from '../support/axe.ts'
import { eventually } from '../support/eventually.ts'
import { keptPictures } from '../support/pack-files.ts'
import { startWorld, type World } from '../support/world.ts'

const picture = fileURLToPath(new URL('../../public/icons/icon-64.png', import.meta.url))
const ready = /^Ready, as of/
let world: World
let page: Page

beforeEach(async () => {
  world = await startWorld({
    sources: 2,
    feed: { items: 6, imageEvery: 2 },
    prepare: (sources, publisher) => {
      for (const { id } of sources)
        for (const at of [0, 2, 4])
          publisher.serve(`/${id}/images/${at}.jpg`, { file: picture, contentType: 'image/png' })
    },
  })
  page = world.phone.page
  await openRefreshed(page, world.line.url)
  await whenShellIsKept(page)
  await whenReady()
  // From now on the worker answers.
  await page.reload()
  await whenReady()
})

afterEach(() => world?.close())

test('files that the browser has cleared away are told as missing, and come again with the network', async () => {
  await world.phone.context.setOffline(true)
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name)
  })
  await page.locator('.ready-button').click()
  await page.getByRole('button', { name: readyEn.check }).click()
  await page.locator('.ready-sentence', { hasText: readyEn.appMissing }).waitFor()
  await page.getByText(readyEn.missing(6)).waitFor()
  await page.keyboard.press('Escape')
  await world.phone.context.setOffline(false)
  await refreshByHand(page)
  await whenWhole()
  expect(await storedRows(page, 'posts')).toHaveLength(12)
  expect(await keptPictures(page)).toBe(6)
  await expectOfflineStart()
})

test('an app that is opened after its files were cleared away stores them again by itself', async () => {
  await page.goto(`${world.line.url}/robots.txt`)
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name)
  })
  await page.goto(world.line.url)
  await whenWhole()
  expect(await keptPictures(page)).toBe(6)
  await expectOfflineStart()
})

test('with its database cleared away the app says that nothing is here, and fills again with the network', async () => {
  const session = await world.phone.context.newCDPSession(page)
  await world.app.kill()
  await page.goto('about:blank')
  await session.send('Storage.clearDataForOrigin', { origin: world.line.url, storageTypes: 'indexeddb' })
  await page.goto(world.line.url)
  await page.getByRole('banner').waitFor()
  await eventually(async () => expect(await page.getByRole('article').count()).toBe(0))
  await whenStatus(page, /^(Can’t refresh|Offline|Not refreshed)/)
  expect(await page.getByRole('status').first().textContent()).not.toMatch(/\d\d:\d\d/)
  expect(await page.locator('.ready-button', { hasText: ready }).count()).toBe(0)
  await page.getByRole('heading', { name: readyEn.cleared.title }).waitFor()
  await page.getByText(readyEn.cleared.lost).waitFor()
  await page.getByText(readyEn.cleared.toDo).waitFor()
  expect(await violationsInLightAndDark(page)).toEqual([])
  await world.app.start()
  await refreshByHand(page)
  await whenReady()
  expect(await storedRows(page, 'posts')).toHaveLength(12)
  // It stays until the reader has seen it, and does not come back.
  await page.getByRole('button', { name: readyEn.cleared.understood }).click()
  await eventually(async () => expect(await page.locator('.cleared').count()).toBe(0))
  await page.reload()
  await whenReady()
  expect(await page.locator('.cleared').count()).toBe(0)
  await page.goto(`${world.line.url}/robots.txt`)
  expect(unmendedOf(await readState(page))).toEqual([])
  await expectOfflineStart()
})

test('with all cleared away that the system counts, the little that is left tells of it', async () => {
  const session = await world.phone.context.newCDPSession(page)
  await page.goto('about:blank')
  const storageTypes = 'indexeddb,cache_storage,service_workers,file_systems'
  await session.send('Storage.clearDataForOrigin', { origin: world.line.url, storageTypes })
  await page.goto(world.line.url)
  await page.getByRole('heading', { name: readyEn.cleared.title }).waitFor()
  await page.getByRole('button', { name: en.welcome.followAll }).waitFor()
  world.phone.expectNoFaults()
})

test('with all of it cleared away the app begins anew', async () => {
  const session = await world.phone.context.newCDPSession(page)
  await page.goto('about:blank')
  await session.send('Storage.clearDataForOrigin', { origin: world.line.url, storageTypes: 'all' })
  await openRefreshed(page, world.line.url)
  await page.getByRole('button', { name: en.welcome.followAll }).waitFor()
  expect(await page.locator('.cleared').count()).toBe(0)
  await whenShellIsKept(page)
  await whenReady()
  await expectOfflineStart()
})

/** Looked through since this page was opened, and nothing missing. */
async function whenWhole(): Promise<void> {
  const since = await page.evaluate(() => performance.timeOrigin)
  await eventually(async () => {
    const rows = await storedRows(page, 'serverStates')
    const readiness = rows.flatMap((row) => (row.key === 'readiness' ? row.readiness : []))
    const whole = { missingFiles: 0, missingTexts: 0, pictures: { stored: 6, missing: 0 } }
    expect(readiness).toMatchObject([whole])
    expect(readiness[0]?.checkedAt).toBeGreaterThan(since)
  })
  await whenReady()
}

async function whenReady(): Promise<void> {
  await page.locator('.ready-button', { hasText: ready }).waitFor()
}

async function expectOfflineStart(): Promise<void> {
  await world.app.kill()
  await page.goto(world.line.url)
  await page.getByRole('article').first().waitFor()
  world.phone.expectNoFaults()
}
