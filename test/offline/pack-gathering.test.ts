import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { packsEn } from '../../src/ui/words/packs-en.ts'
import { openRefreshed, storedRows, whenShellIsKept } from '../support/app-page.ts'
import { violationsInLightAndDark } from '../support/axe.ts'
import { eventually } from '../support/eventually.ts'
import { keptPictures } from '../support/pack-files.ts'
import { startWorld, type World } from '../support/world.ts'

const picture = fileURLToPath(new URL('../../public/icons/icon-64.png', import.meta.url))
const images = /^\/api\/image/
let world: World

afterEach(() => world?.close())

test('a pack says its size before anything is fetched, and holds only what was chosen', async () => {
  const page = await start()
  world.line.forgetRequests()
  await page.getByText(packsEn.getReady).click()
  await page.getByText(/^12 posts and 6 pictures, about .+ in all\. 6 pictures still to be fetched/).waitFor()
  await page.getByText(`${packsEn.who}: ${packsEn.everyone}`).click()
  await page.getByRole('checkbox').first().check()
  await page.getByText(/^6 posts and 3 pictures/).waitFor()
  await page.getByLabel(packsEn.tags).fill('nothing has this')
  await page.getByText(packsEn.nothingFits).waitFor()
  await page.getByLabel(packsEn.tags).fill('')
  await page.getByText(/^6 posts and 3 pictures/).waitFor()
  expect(world.line.requests(images)).toEqual([])
  expect(await violationsInLightAndDark(page)).toEqual([])
  await page.getByLabel(packsEn.name).fill('Picket')
  await page.getByRole('button', { name: packsEn.make }).click()
  await page.getByText(packsEn.ready, { exact: true }).waitFor()
  expect((await storedRows(page, 'actionPacks'))[0]?.postIds).toHaveLength(6)
  expect(await storedRows(page, 'images')).toHaveLength(3)
  expect(await violationsInLightAndDark(page)).toEqual([])
  world.phone.expectNoFaults()
})

test('what a killed browser left is gone on with, and nothing is fetched twice', async () => {
  const page = await start()
  world.line.hold(images, 2)
  await makePack(page)
  await eventually(async () => expect(await storedRows(page, 'images')).toHaveLength(2))
  await world.phone.kill()
  await world.phone.restart()
  world.line.hold(/^$/)
  world.line.forgetRequests()
  const again = world.phone.page
  await again.goto(`${world.line.url}/packs`)
  await again.getByText(packsEn.ready, { exact: true }).waitFor()
  expect(await keptPictures(again)).toBe(6)
  expect(world.line.requests(/^\/api\/image.*w=720/)).toHaveLength(4)
})

test('the reader pauses and goes on; without a network the pack waits, and can be read meanwhile', async () => {
  const page = await start()
  const letGo = world.line.hold(images, 1)
  await makePack(page)
  await page.getByText(packsEn.gathering(1, 6)).waitFor()
  await page.getByRole('button', { name: packsEn.pause }).click()
  await page.getByText(packsEn.paused).waitFor()
  letGo()
  await page.reload()
  await page.getByText(packsEn.paused).waitFor()
  await world.app.kill()
  await page.getByRole('button', { name: packsEn.resume }).click()
  await page.getByText(packsEn.waitsForNetwork).waitFor()
  await page.getByRole('link', { name: 'Picket', exact: true }).click()
  await eventually(async () => expect(await page.locator('.pack-posts .post-link').count()).toBe(12))
  await world.app.start()
  // Nobody paused it: it goes on by itself.
  await page.goBack()
  await page.getByText(packsEn.ready, { exact: true }).waitFor()
  expect(await keptPictures(page)).toBe(6)
})

test('a pack that is deleted comes back whole', async () => {
  const page = await start()
  await makePack(page)
  await page.getByText(packsEn.ready, { exact: true }).waitFor()
  const packs = await storedRows(page, 'actionPacks')
  await page.getByRole('button', { name: packsEn.removeOf('Picket') }).click()
  await page.getByText(packsEn.none).waitFor()
  expect(await storedRows(page, 'actionPacks')).toEqual([])
  await page.locator('button:focus').click()
  await page.getByRole('link', { name: 'Picket', exact: true }).waitFor()
  expect(await storedRows(page, 'actionPacks')).toEqual(packs)
})

async function start(): Promise<Page> {
  world = await startWorld({
    sources: 2,
    feed: { items: 6, imageEvery: 2, newestAt: Date.now() - 3_600_000, hoursApart: 1 },
    prepare: (sources, publisher) => {
      for (const { id } of sources)
        for (const at of [0, 2, 4])
          publisher.serve(`/${id}/images/${at}.jpg`, { file: picture, contentType: 'image/png' })
    },
  })
  const { page } = world.phone
  // A phone that saves data has no pictures ahead of the pack.
  const letGo = world.line.hold(/^\/(api|catalog)/)
  await page.goto(world.line.url)
  await page.getByRole('button', { name: en.welcome.followAll }).waitFor()
  await page.evaluate(saveData)
  await page.goto('about:blank')
  letGo()
  await openRefreshed(page, world.line.url)
  await whenShellIsKept(page)
  await page.goto(`${world.line.url}/packs`)
  return page
}

function saveData(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('dsa-feed')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('settings', 'readwrite')
      transaction.objectStore('settings').put({ key: 'savesData', value: true })
      transaction.oncomplete = () => resolve(opening.result.close())
    }
  })
}

async function makePack(page: Page): Promise<void> {
  await page.getByText(packsEn.getReady).click()
  await page.getByLabel(packsEn.name).fill('Picket')
  await page.getByRole('button', { name: packsEn.make }).click()
}
