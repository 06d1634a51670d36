import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { unmendedOf } from '../kills/compare-states.ts'
import { readState } from '../kills/stored-state.ts'
import { openRefreshed, storedRows, whenShellIsKept } from '../support/app-page.ts'
import { eventually } from '../support/eventually.ts'
import { keptPictures } from '../support/pack-files.ts'
import { startWorld, type World } from '../support/world.ts'

const picture = fileURLToPath(new URL('../../public/icons/icon-192.png', import.meta.url))
const ready = /^Ready, as of/
const items = 40
let world: World

afterEach(() => world?.close())

test('pictures that an earlier version kept in a cache are all there with no network, also after a kill amid their move', async () => {
  world = await startWorld({
    sources: 1,
    feed: { items, imageEvery: 1 },
    prepare: ([source], publisher) => {
      for (let at = 0; at < items; at++)
        publisher.serve(`/${source?.id}/images/${at}.jpg`, { file: picture, contentType: 'image/png' })
    },
  })
  const { page } = world.phone
  await openRefreshed(page, world.line.url)
  await whenShellIsKept(page)
  await page.locator('.ready-button', { hasText: ready }).waitFor()
  await page.goto(`${world.line.url}/robots.txt`)
  const before = await readState(page)
  await page.evaluate(toFourthVersion)
  expect(await oldPictures(page)).toBe(items)
  await world.app.kill()
  world.line.forgetRequests()
  await page.goto(world.line.url)
  await eventually(async () => expect(await oldPictures(page)).toBeLessThan(items))
  await world.phone.kill()
  await world.phone.restart()

  const again = world.phone.page
  await again.goto(world.line.url)
  await again.getByRole('article').first().waitFor()
  const since = await again.evaluate(() => performance.timeOrigin)
  await eventually(async () => {
    expect(await again.evaluate(() => caches.has('kept-pictures-v1'))).toBe(false)
    const rows = await storedRows(again, 'serverStates')
    const checked = rows.flatMap((row) => (row.key === 'readiness' ? row.readiness : []))[0]
    expect(checked).toMatchObject({ missingTexts: 0, pictures: { stored: items, missing: 0 } })
    expect(checked?.checkedAt).toBeGreaterThan(since)
  })
  expect(await keptPictures(again)).toBe(items)
  await again.getByRole('article').first().getByRole('link').first().click()
  await again.waitForFunction(() => {
    const image = document.querySelector<HTMLImageElement>('.post-body img, .post-lead')
    return image?.complete && image.naturalWidth > 0
  })
  expect(world.line.requests(/^\/api\/image/)).toEqual([])
  const after = await readState(again)
  expect(after.pictureBytes).toEqual(before.pictureBytes)
  expect(unmendedOf(after)).toEqual([])
  expect(await storedRows(again, 'posts')).toHaveLength(items)
})

/** How many lie in the cache. */
function oldPictures(page: Page): Promise<number> {
  return page.evaluate(async () =>
    (await caches.has('kept-pictures-v1'))
      ? (await (await caches.open('kept-pictures-v1')).keys()).length
      : 0,
  )
}

/** Makes of the phone what the fourth version of the database left. Runs in the page. */
async function toFourthVersion(): Promise<void> {
  const settled = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const database = await settled(indexedDB.open('dsa-feed'))
  const stores = await Promise.all(
    [...database.objectStoreNames].map(async (name) => {
      const store = database.transaction(name).objectStore(name)
      const indexes = [...store.indexNames].map((index) => store.index(index))
      const described = indexes.map(({ name, keyPath, multiEntry }) => ({ name, keyPath, multiEntry }))
      return { name, keyPath: store.keyPath, indexes: described, rows: await settled(store.getAll()) }
    }),
  )
  database.close()
  await settled(indexedDB.deleteDatabase('dsa-feed'))
  const opening = indexedDB.open('dsa-feed', 4)
  opening.onupgradeneeded = () => {
    for (const { name, keyPath, indexes, rows } of stores) {
      if (name === 'pictureBytes') continue
      const store = opening.result.createObjectStore(name, { keyPath })
      for (const { name, keyPath, multiEntry } of indexes) store.createIndex(name, keyPath, { multiEntry })
      for (const row of rows) store.put(row)
    }
  }
  ;(await settled(opening)).close()
  const cache = await caches.open('kept-pictures-v1')
  const widths = new Map(
    stores.flatMap(({ name, rows }) =>
      name === 'images' ? rows.map((row) => [row.address, row.width]) : [],
    ),
  )
  for (const { name, rows } of stores)
    if (name === 'pictureBytes')
      for (const { address, bytes } of rows)
        await cache.put(
          `/kept-picture?of=${encodeURIComponent(address)}`,
          new Response(bytes, {
            headers: { 'content-type': 'image/webp', 'x-picture-width': String(widths.get(address)) },
          }),
        )
}
