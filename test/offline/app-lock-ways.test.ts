import type { CDPSession, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import type { FeedIndex } from '../../proxy/wire.ts'
import type { StoreName } from '../../src/core/storage/schema.ts'
import { ownStores } from '../../src/core/storage/transaction.ts'
import { en } from '../../src/ui/words/en.ts'
import { lockEn } from '../../src/ui/words/lock-en.ts'
import { noticeEn } from '../../src/ui/words/notice-en.ts'
import { changeStored } from '../kills/change-stored.ts'
import {
  actAsReader,
  goTo,
  openLock,
  ownWords,
  turnLockOn,
  whenAppShows,
  whenLocked,
} from '../support/app-lock.ts'
import { openRefreshed, storedRows, whenShellIsKept } from '../support/app-page.ts'
import { closeApp, openBeside } from '../support/background.ts'
import { eventually } from '../support/eventually.ts'
import { serveFeed } from '../support/serve-feed.ts'
import { startWorld, type World, whenServerHas } from '../support/world.ts'

const patienceMs = 20_000
const newestAt = Date.UTC(2026, 0, 15, 18)
const dayMs = 86_400_000

let world: World

afterEach(() => world?.close())

test('locked and closed, posts of all sources come, a push says nothing of them, and no own row is touched', async () => {
  const page = await start()
  await page.getByRole('button', { name: en.welcome.followAll }).click()
  await actAsReader(page, world.sources[0]?.title ?? '')
  await goTo(page, 'settings')
  await turnLockOn(page)
  await world.phone.context.grantPermissions(['notifications'], { origin: world.line.url })
  const background = await closeApp(page, world.line.url, { hearsNotices: true })
  await openBeside(page, world.line.url)
  const before = await ownRows(page)
  for (const items of [5, 6]) {
    await publish(items)
    await letTimePass(page)
    if (items === 5) await background.periodicSync()
    else await background.push({ dsaFeed: { kind: 'changed', changedAt: 1 } })
    // That of the source which is off, too.
    await eventually(async () => expect(await storedRows(page, 'posts')).toHaveLength(3 * items))
  }
  await eventually(() => expect(background.told()).toEqual([{ title: en.appName, body: noticeEn.locked }]))
  await eventually(async () => {
    const runs = (await storedRows(page, 'serverStates')).find(({ key }) => key === 'refreshRuns')
    expect(runs).toMatchObject({ runs: [{}, { trigger: 'periodicsync' }, { trigger: 'push' }] })
  })
  expect(await ownRows(page)).toEqual(before)
  await page.goto(world.line.url)
  await openLock(page)
  await whenAppShows(page)
  await goTo(page, 'sources')
  await page
    .getByRole('switch', { name: world.sources[0]?.title ?? '', exact: true, checked: false })
    .waitFor()
  world.phone.expectNoFaults()
})

test('killed while the lock is being turned on, the phone has all of it readable or all of it sealed', async () => {
  await start()
  const marks = Array.from({ length: 6000 }, (_, at) => ({ postId: `roseville/mark${at}`, readAt: at }))
  await changeStored(world.phone.page, {
    put: { readMarks: marks, settings: [{ key: 'hasChosen', value: true }] },
  })
  const seen = new Set<boolean>()
  for (const afterMs of [20, 250, 400, 600, 2500]) {
    const { page } = world.phone
    await page.goto(`${world.line.url}/settings`)
    const part = page.getByRole('region', { name: lockEn.title })
    await part.getByLabel(lockEn.first.label).fill(ownWords.note)
    await part.getByLabel(lockEn.first.again).fill(ownWords.note)
    await part.getByRole('button', { name: lockEn.first.turnOn }).click()
    await new Promise((resolve) => setTimeout(resolve, afterMs))
    await world.phone.kill()
    await world.phone.restart()
    const again = world.phone.page
    world.phone.context.setDefaultTimeout(patienceMs)
    await again.goto(world.line.url)
    await again.getByRole('article').or(again.locator('.unlock')).first().waitFor()
    const isLocked = (await again.locator('.unlock').count()) > 0
    seen.add(isLocked)
    const rows = await storedRows(again, 'readMarks')
    expect(rows).toHaveLength(marks.length)
    expect(rows.filter((row) => 'sealed' in row)).toHaveLength(isLocked ? marks.length : 0)
    if (!isLocked) continue
    await openLock(again, ownWords.note)
    await whenAppShows(again)
    await goTo(again, 'settings')
    await again.getByRole('button', { name: lockEn.on.off }).click()
    await again.getByRole('button', { name: lockEn.on.offSure }).click()
    await whenAppShows(again)
    expect(await storedRows(again, 'readMarks')).toEqual(
      expect.arrayContaining([marks[0], marks[marks.length - 1]]),
    )
  }
  expect(seen).toEqual(new Set([false, true]))
})

test('the phone’s own lock opens it, too, until the reader takes that away; a new passphrase replaces the old', async () => {
  const page = await start()
  await addAuthenticator(page)
  await page.getByRole('button', { name: en.welcome.followAll }).click()
  await goTo(page, 'settings')
  await turnLockOn(page)
  expect(await page.getByRole('button', { name: lockEn.unlock.device }).count()).toBe(0)
  await openLock(page)
  await whenAppShows(page)
  await goTo(page, 'settings')
  await page.getByRole('button', { name: lockEn.on.addDevice }).click()
  await page.getByText(lockEn.on.hasDevice).waitFor()
  await page.getByRole('button', { name: lockEn.on.now }).click()
  await whenLocked(page)
  await page.getByRole('button', { name: lockEn.unlock.device }).click()
  await whenAppShows(page)

  await goTo(page, 'settings')
  await page.getByText(lockEn.on.change).first().click()
  await page.getByLabel(lockEn.first.label).fill('otra frase de acceso')
  await page.getByLabel(lockEn.first.again).fill('otra frase de acceso')
  await page.getByRole('button', { name: lockEn.on.change }).click()
  await page.getByText(lockEn.on.changed).waitFor()
  await page.getByRole('button', { name: lockEn.on.removeDevice }).click()
  await page.getByRole('button', { name: lockEn.on.addDevice }).waitFor()
  await page.getByRole('button', { name: lockEn.on.now }).click()
  await whenLocked(page)
  expect(await page.getByRole('button', { name: lockEn.unlock.device }).count()).toBe(0)
  await openLock(page)
  await page.getByText(lockEn.unlock.wrong).waitFor()
  await openLock(page, 'otra frase de acceso')
  await whenAppShows(page)
  world.phone.expectNoFaults()
})

async function start(): Promise<Page> {
  world = await startWorld({
    sources: 3,
    feed: { items: 4, imageEvery: 0, newestAt },
    app: { pollMinutes: 0.005 },
  })
  const { page, context } = world.phone
  context.setDefaultTimeout(patienceMs)
  await openRefreshed(page, world.line.url)
  await whenShellIsKept(page)
  return page
}

async function publish(items: number): Promise<void> {
  for (const source of world.sources) {
    const before = await hashOf(source.id)
    serveFeed(world.publisher, source, { items, imageEvery: 0, newestAt })
    await whenServerHas(world.app, source.id, ({ hash }) => hash !== before)
  }
}

async function hashOf(sourceId: string): Promise<string | undefined> {
  const answer = await fetch(`${world.app.url}/api/feeds`)
  return ((await answer.json()) as FeedIndex).sources[sourceId]?.hash
}

/** Locked, it refreshes by itself once an hour at most. */
async function letTimePass(page: Page): Promise<void> {
  for (const row of await storedRows(page, 'serverStates')) {
    if (row.key !== 'lastRefresh') continue
    const last = { ...row.last, finishedAt: row.last.finishedAt - dayMs }
    await changeStored(page, { put: { serverStates: [{ ...row, last }] } })
  }
}

async function ownRows(page: Page): Promise<unknown[]> {
  const stores = await Promise.all(ownStores.map((name: StoreName) => storedRows(page, name)))
  const states = await storedRows(page, 'serverStates')
  return [...stores, states.filter((row) => 'sealed' in row).map(({ key }) => key)]
}

/** A phone with a lock of its own that makes keys. */
async function addAuthenticator(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      automaticPresenceSimulation: true,
      isUserVerified: true,
    },
  })
  return session
}
