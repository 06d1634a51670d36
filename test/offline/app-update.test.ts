import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { packsEn } from '../../src/ui/words/packs-en.ts'
import { changeStored } from '../kills/change-stored.ts'
import { openRefreshed, storedRows, whenShellIsKept } from '../support/app-page.ts'
import { eventually } from '../support/eventually.ts'
import { publishNewVersion } from '../support/new-version.ts'
import { keptPictures } from '../support/pack-files.ts'
import { startWorld, type World } from '../support/world.ts'

const built = fileURLToPath(new URL('../../dist', import.meta.url))
const picture = fileURLToPath(new URL('../../public/icons/icon-64.png', import.meta.url))
const images = /^\/api\/image/
let workDir: string
let dist: string
let world: World
let missing: string[]

// The server gives out a copy of the build, so that a test can put a newer one in its place.
beforeEach(async () => {
  workDir = await mkdtemp(join(tmpdir(), 'dsa-feed-update-'))
  dist = join(workDir, 'dist')
  await cp(built, dist, { recursive: true })
  world = await startWorld({
    sources: 2,
    feed: { items: 6, imageEvery: 2 },
    app: { workDir },
    prepare: (sources, publisher) => {
      for (const { id } of sources)
        for (const at of [0, 2, 4])
          publisher.serve(`/${id}/images/${at}.jpg`, { file: picture, contentType: 'image/png' })
    },
  })
  await openRefreshed(world.phone.page, world.line.url)
  await whenShellIsKept(world.phone.page)
  await world.phone.page.locator('.ready-button', { hasText: /^Ready, as of/ }).waitFor()
  noteMissing()
})

afterEach(async () => {
  await world?.close()
  await rm(workDir, { recursive: true, force: true })
})

test('while a new version waits, the old one opens screens whose files the server no longer has', async () => {
  const { page } = world.phone
  await page.reload()
  await publishNewVersion(dist)
  await whenNewWaits(page)
  await openScreens(page)
  expect(await shownVersion(page)).toBe('old')
  const other = await world.phone.context.newPage()
  await other.goto(`${world.line.url}/saved`)
  await other.getByText(en.update.ready).waitFor()
  await page.getByRole('button', { name: en.update.use }).click()
  await page.locator('meta[name=shell][content=new]').waitFor({ state: 'attached' })
  await openScreens(page)
  // No window is left with the old code, whose files are gone now.
  await other.locator('meta[name=shell][content=new]').waitFor({ state: 'attached' })
  await openScreens(other)
  expect(missing).toEqual([])
  world.phone.expectNoFaults()
})

test('a visit that began before the app was stored opens screens whose files the server no longer has', async () => {
  const { page } = world.phone
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
  await publishNewVersion(dist)
  await openScreens(page)
  expect(missing).toEqual([])
  world.phone.expectNoFaults()
})

test('a new version that came before the network went is there at the next start, whole', async () => {
  const { page } = world.phone
  const posts = await storedRows(page, 'posts')
  // One that the old worker has not answered does not keep the new one waiting.
  await page.reload()
  await publishNewVersion(dist)
  await whenNewWaits(page)
  await world.app.kill()
  await world.phone.kill()
  await world.phone.restart()
  noteMissing()
  const again = world.phone.page
  await again.goto(world.line.url)
  await again.getByRole('article').first().waitFor()
  // The old version may still have answered this one page.
  await again.goto(world.line.url)
  await again.locator('meta[name=shell][content=new]').waitFor({ state: 'attached' })
  await openScreens(again)
  expect(await storedRows(again, 'posts')).toEqual(posts)
  expect(await keptPictures(again)).toBe(6)
  world.phone.expectNoFaults()
})

test('a pack that is being fetched stays as it was and goes on in the new version', async () => {
  const { page } = world.phone
  await page.goto(`${world.line.url}/robots.txt`)
  const ids = (await storedRows(page, 'posts')).map(({ id }) => id)
  const addresses = (await storedRows(page, 'images')).map(({ address }) => address)
  const pack = { id: 'picket', name: 'Picket', postIds: ids.slice(0, 2), nextPostIds: ids, isGathering: true }
  await changeStored(page, {
    put: { actionPacks: [pack], settings: [{ key: 'savesData', value: true }] },
    delete: { images: addresses },
    dropBytes: addresses,
  })
  const letGo = world.line.hold(images, 2)
  await page.goto(`${world.line.url}/packs`)
  await eventually(async () => expect(await storedRows(page, 'images')).toHaveLength(2))
  await publishNewVersion(dist)
  await whenNewWaits(page)
  await page.getByRole('button', { name: en.update.use }).click()
  await page.locator('meta[name=shell][content=new]').waitFor({ state: 'attached' })
  expect(await storedRows(page, 'actionPacks')).toEqual([pack])
  letGo()
  await page.getByText(packsEn.ready, { exact: true }).waitFor()
  expect((await storedRows(page, 'actionPacks'))[0]?.postIds).toEqual(ids)
  expect(await keptPictures(page)).toBe(6)
  expect(missing).toEqual([])
  world.phone.expectNoFaults()
})

/** Without a load of a page: each screen's code is fetched by the page that is there. */
async function openScreens(page: Page): Promise<void> {
  await page.getByRole('link', { name: en.nav.timeline, exact: true }).click()
  await page.getByRole('article').first().getByRole('link').first().click()
  await page.locator('.post-body p').first().waitFor()
  await page.getByRole('link', { name: en.nav.saved, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: en.titles.saved }).waitFor()
  await page.getByRole('link', { name: en.nav.sources, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: en.titles.sources }).waitFor()
  await page.getByRole('link', { name: en.nav.settings, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: en.titles.settings }).waitFor()
}

async function whenNewWaits(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    await registration.update()
  })
  await eventually(async () =>
    expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state)).toBe(
      'installed',
    ),
  )
}

/** From now on each file of the app that the server does not have is noted. */
function noteMissing(): void {
  missing = []
  world.phone.context.on('response', (response) => {
    if (response.status() === 404 && response.url().includes('/assets/')) missing.push(response.url())
  })
}

async function shownVersion(page: Page): Promise<string> {
  return (await page.locator('meta[name=shell]').count()) === 0 ? 'old' : 'new'
}
