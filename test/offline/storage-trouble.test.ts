import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { databaseName } from '../../src/core/storage/database.ts'
import { en } from '../../src/ui/words/en.ts'
import { openRefreshed, refreshByHand, storedRows, whenShellIsKept, whenStatus } from '../support/app-page.ts'
import { eventually } from '../support/eventually.ts'
import { startWorld, type World, type WorldOptions } from '../support/world.ts'

const bodies = /^\/api\/feeds\/./
const feed = { items: 5, imageEvery: 0 }
let world: World

afterEach(() => world?.close())

test('a phone that is full says so, and what it stored stays readable', async () => {
  const { page, context, line } = await start({ sources: 24, feed: { ...feed, bytes: 400_000 } })
  const session = await context.newCDPSession(page)
  await session.send('Storage.overrideQuotaForOrigin', { origin: line.url, quotaSize: 3_000_000 })
  await page.goto(line.url)
  await whenStatus(page, /^Can’t refresh\. Posts as of \d\d:\d\d$/)
  await page
    .getByRole('banner')
    .getByText(en.problems.storageFull({ code: 'storageFull' }))
    .waitFor()

  const posts = await storedRows(page, 'posts')
  const texts = await storedRows(page, 'bodies')
  expect(posts.length).toBeGreaterThan(0)
  expect(posts.length).toBeLessThan(120)
  expect(new Set(texts.map(({ postId }) => postId))).toEqual(new Set(posts.map(({ id }) => id)))
  await page.reload()
  await page.getByRole('article').first().click()
  await page.locator('.post-body p').nth(1).waitFor()
  world.phone.expectNoFaults()
})

test('storage that never answers is told in words, not by an empty screen', async () => {
  const { page, context, line } = await start({ sources: 2, feed })
  await openRefreshed(page, line.url)
  await whenShellIsKept(page)
  const other = await context.newPage()
  await other.goto(`${line.url}/about`)
  await other.evaluate(holdStore, databaseName)
  await page.reload()
  const alert = page.getByRole('alert')
  await alert.getByText(en.problems.storageFailed({ code: 'storageFailed' })).waitFor()
  await other.close()
  await page.reload()
  await page.getByRole('article').first().waitFor()
})

test('a switch that a full phone can’t store says so, and stays as it was', async () => {
  const { page, line } = await start({ sources: 2, feed })
  await openRefreshed(page, line.url)
  await page.goto(`${line.url}/sources`)
  const one = page.getByRole('switch').first()
  await one.waitFor()
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('Full.', 'QuotaExceededError')
    }
  })
  await one.click()
  await page
    .getByRole('alert')
    .filter({ hasText: en.problems.storageFull({ code: 'storageFull' }) })
    .waitFor()
  expect(await one.getAttribute('aria-checked')).toBe('true')
  await page.reload()
  await one.click()
  await eventually(async () => expect(await one.getAttribute('aria-checked')).toBe('false'))
  expect(await page.getByRole('alert').count()).toBe(0)
  world.phone.expectNoFaults()
})

const refusals: [string, () => void][] = [
  [
    'refuses storage',
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('Not in a private window.', 'SecurityError')
      }
    },
  ],
  ['knows no storage', () => Object.defineProperty(globalThis, 'indexedDB', { value: undefined })],
  [
    'fails to open storage',
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('A mutation was attempted.', 'InvalidStateError')
      }
    },
  ],
]

test.each(refusals)('a window whose browser %s says so on every screen', async (_, refuse) => {
  const { page, context, line } = await start({ sources: 2, feed })
  await context.addInitScript(refuse)
  for (const path of ['/', '/saved', '/sources', '/settings', '/post/any/post']) {
    await page.goto(line.url + path)
    const trouble = page.getByRole('alert').first()
    await trouble.waitFor()
    expect(await trouble.textContent()).toBe(en.problems.storageRefused({ code: 'storageRefused' }))
    await page.getByRole('navigation').getByRole('link', { name: en.nav.timeline }).waitFor()
  }
  world.phone.expectNoFaults()
})

test('a database that a newer version of the app has changed is left alone, and the reader told', async () => {
  const { page, line } = await start({ sources: 2, feed })
  await page.goto(`${line.url}/robots.txt`)
  await makeNewerDatabase(page)
  await page.goto(line.url)
  await page
    .getByRole('alert')
    .filter({ hasText: en.problems.storageNewer({ code: 'storageNewer' }) })
    .waitFor()
  expect(line.requests(/^\/api/)).toEqual([])
  expect(await versionOf(page)).toBe(999)
  world.phone.expectNoFaults()
})

test('a browser killed in the middle of a refresh has everything stored before, and goes on from there', async () => {
  const { page, line } = await start({ sources: 12, feed })
  const release = line.hold(bodies, 4)
  await page.goto(line.url)
  await whenStatus(page, /^Refreshing 4 of 12$/)
  const before = await storedRows(page, 'posts')
  expect(before).toHaveLength(20)
  await world.phone.kill()
  release()
  await world.phone.restart()
  line.forgetRequests()

  const again = world.phone.page
  await again.goto(`${line.url}/robots.txt`)
  expect(await storedRows(again, 'posts')).toEqual(before)
  expect(await storedRows(again, 'bodies')).toHaveLength(20)
  await openRefreshed(again, line.url)
  expect(await storedRows(again, 'posts')).toHaveLength(60)
  expect(line.requests(bodies)).toHaveLength(8)
  world.phone.expectNoFaults()
})

test('storage the browser has cleared fills again by itself', async () => {
  const { page, context, line } = await start({ sources: 3, feed })
  await openRefreshed(page, line.url)
  await whenShellIsKept(page)
  const session = await context.newCDPSession(page)
  await page.goto('about:blank')
  await session.send('Storage.clearDataForOrigin', { origin: line.url, storageTypes: 'indexeddb' })
  await openRefreshed(page, line.url)
  expect(await storedRows(page, 'posts')).toHaveLength(15)
  await session.send('Storage.clearDataForOrigin', { origin: line.url, storageTypes: 'indexeddb' })
  await refreshByHand(page)
  await eventually(async () => expect(await storedRows(page, 'posts')).toHaveLength(15))
  world.phone.expectNoFaults()
})

function makeNewerDatabase(page: Page): Promise<void> {
  return page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open(name, 999)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          opening.result.close()
          resolve()
        }
      }),
    databaseName,
  )
}

async function versionOf(page: Page): Promise<number | undefined> {
  const all = await page.evaluate(() => indexedDB.databases())
  return all.find(({ name }) => name === databaseName)?.version
}

async function start(options: WorldOptions) {
  world = await startWorld(options)
  const { page, context } = world.phone
  return { page, context, line: world.line }
}

/** Runs in the page: a write that does not end. */
async function holdStore(name: string): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
  const store = database.transaction('settings', 'readwrite').objectStore('settings')
  await new Promise<void>((resolve) => {
    const again = () => {
      store.count().onsuccess = again
      resolve()
    }
    again()
  })
}
