import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { lockEn } from '../../src/ui/words/lock-en.ts'
import {
  actAsReader,
  findInFiles,
  goTo,
  openLock,
  ownWords,
  turnLockOn,
  whenAppShows,
  whenLocked,
} from '../support/app-lock.ts'
import { openRefreshed, storedRows, whenShellIsKept } from '../support/app-page.ts'
import { violationsInLightAndDark } from '../support/axe.ts'
import { eventually } from '../support/eventually.ts'
import { overflowOf } from '../support/layout.ts'
import { startWorld, type World } from '../support/world.ts'

/** A journey of taps must not wait longer for one that goes wrong. */
const patienceMs = 20_000

let world: World

afterEach(() => world?.close())

test('locked, a start shows the way in and nothing else; with the passphrase all is there again', async () => {
  const page = await start()
  await page.getByRole('button', { name: en.welcome.followAll }).click()
  const post = await actAsReader(page, titleOf(0))
  await goTo(page, 'settings')
  await turnLockOn(page)
  expect(await violationsInLightAndDark(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await overflowOf(page)).toBe(0)

  await world.phone.kill()
  await world.phone.restart()
  const { page: again, context } = world.phone
  await context.setOffline(true)
  const answer = await (await again.goto(world.line.url))?.text()
  await whenLocked(again)
  expect(answer).not.toContain('class="post-row')
  expect(await again.getByRole('article').count()).toBe(0)
  await openLock(again, 'pan y rosas y huelgas')
  await again.getByText(lockEn.unlock.wrong).waitFor()
  await openLock(again)
  await whenAppShows(again)
  expect(await again.locator(`main a[href="/post/${post}"]`).count()).toBeLessThan(2)
  await goTo(again, 'saved')
  await again.getByText(ownWords.note).waitFor()
  await goTo(again, 'sources')
  await again.getByRole('switch', { name: titleOf(0), exact: true, checked: false }).waitFor()

  await goTo(again, 'settings')
  await again.getByRole('region', { name: lockEn.title }).getByText(lockEn.on.is).waitFor()
  expect(await violationsInLightAndDark(again)).toEqual([])
  await again.getByRole('button', { name: lockEn.on.now }).click()
  await whenLocked(again)
  await openLock(again)
  await whenAppShows(again)
  await goTo(again, 'settings')
  await again.getByRole('button', { name: lockEn.on.off }).click()
  await again.getByRole('button', { name: lockEn.on.offSure }).click()
  await whenAppShows(again)
  expect((await storedRows(again, 'notes')).map(({ text }) => text)).toEqual([ownWords.note])
  world.phone.expectNoFaults()
})

test('back and forward lead through the screens though the address never changes, titles of posts stay inside', async () => {
  const page = await start()
  await page.getByRole('button', { name: en.welcome.followAll }).click()
  await goTo(page, 'settings')
  await turnLockOn(page)
  await openLock(page)
  await whenAppShows(page)
  const title = await page.locator('main a[href^="/post/"]').first().textContent()
  await page.locator('main a[href^="/post/"]').first().click()
  await page.getByRole('heading', { level: 1, name: title ?? '' }).waitFor()
  expect(page.url()).toBe(`${world.line.url}/`)
  expect(await page.title()).toBe(en.appName)
  await goTo(page, 'sources')
  await page.getByRole('switch').first().waitFor()
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: title ?? '' }).waitFor()
  await page.goBack()
  await whenAppShows(page)
  await page.goForward()
  await page.getByRole('heading', { level: 1, name: title ?? '' }).waitFor()
  expect(page.url()).toBe(`${world.line.url}/`)
  world.phone.expectNoFaults()
})

test('nothing of what the reader does under the lock is in any file of the profile', async () => {
  const page = await start()
  await lockAtOnce(page)
  await openLock(page)
  await page.getByRole('button', { name: en.welcome.followAll }).click()
  const id = await actAsReader(page, titleOf(0))
  await world.phone.context.close()
  expect(await foundOf(id)).toEqual([])
  // All was really done and stored.
  await world.phone.restart()
  await world.phone.page.goto(world.line.url)
  await openLock(world.phone.page)
  await goTo(world.phone.page, 'saved')
  await world.phone.page.getByText(ownWords.note).waitFor()
})

test('without the lock the same search finds all of it', async () => {
  const page = await start()
  await page.getByRole('button', { name: en.welcome.followAll }).click()
  const id = await actAsReader(page, titleOf(0))
  await world.phone.context.close()
  const found = (await foundOf(id)).join('\n')
  for (const trace of [...traces(id), ...rowWords]) expect(found).toContain(trace)
})

test('forgotten, all can be erased, and the app begins anew', async () => {
  const page = await start()
  await lockAtOnce(page)
  await page.getByText(lockEn.unlock.forgotten).click()
  await page.getByRole('button', { name: lockEn.unlock.erase }).click()
  expect(await violationsInLightAndDark(page)).toEqual([])
  await page.getByRole('button', { name: lockEn.unlock.sure }).click()
  await page.waitForURL('about:blank')
  await openRefreshed(page, world.line.url)
  await page.getByRole('button', { name: en.welcome.followAll }).waitFor()
})

test('out of sight for as long as was chosen it locks, and another window with it', async () => {
  const page = await start()
  await lockAtOnce(page)
  await openLock(page)
  const other = await world.phone.context.newPage()
  await other.goto(world.line.url)
  await whenLocked(other)
  await openLock(other)
  await other.getByRole('button', { name: en.welcome.followAll }).click()
  await page.bringToFront()
  await goTo(page, 'settings')
  await page.getByRole('radio', { name: lockEn.on.afterMinutes(0) }).check()
  await eventually(async () =>
    expect(await page.getByRole('radio', { name: lockEn.on.afterMinutes(0) }).isChecked()).toBe(true),
  )
  await page.getByRole('button', { name: lockEn.on.now }).click()
  await whenLocked(page)
  await whenLocked(other)
  await openLock(page)
  await page.getByRole('link', { name: en.nav.settings, exact: true }).waitFor()
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await whenLocked(page)
})

async function start(): Promise<Page> {
  world = await startWorld({ sources: 3, feed: { items: 4, imageEvery: 2 } })
  const { page, context } = world.phone
  context.setDefaultTimeout(patienceMs)
  await openRefreshed(page, world.line.url)
  await whenShellIsKept(page)
  return page
}

/** Before anything was chosen. */
async function lockAtOnce(page: Page): Promise<void> {
  await page.goto(`${world.line.url}/settings`)
  await turnLockOn(page)
}

function titleOf(at: number): string {
  return world.sources[at]?.title ?? ''
}

/** What tells of the reader, written as it would lie there. */
function traces(id: string): string[] {
  return [ownWords.note, ownWords.label, ownWords.number, `/post/${id}`]
}

/** Of rows that are only the reader's; in the app's own code they stand, too. */
const rowWords = ['readAt', 'savedAt', 'writtenAt', 'hasChosen', 'except']

async function foundOf(id: string): Promise<string[]> {
  const { profileDir } = world.phone
  const inRows = await findInFiles(join(profileDir, 'Default/IndexedDB'), rowWords)
  return [...(await findInFiles(profileDir, traces(id))), ...inRows]
}
