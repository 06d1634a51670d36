import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import type { FeedIndex } from '../../proxy/wire.ts'
import { lostOf, tornOf } from '../kills/compare-states.ts'
import { readState } from '../kills/stored-state.ts'
import {
  openRefreshed,
  refreshByHand,
  storedRows,
  upToDate,
  whenShellIsKept,
  whenStatus,
} from '../support/app-page.ts'
import { type Background, closeApp, openBeside } from '../support/background.ts'
import { eventually } from '../support/eventually.ts'
import { serveFeed } from '../support/serve-feed.ts'
import { startWorld, type World, whenServerHas } from '../support/world.ts'
import { putServiceWorkerClockOff } from '../support/wrong-clock.ts'

const picture = fileURLToPath(new URL('../../public/icons/icon-192.png', import.meta.url))
const bodies = /^\/api\/feeds\/./
const index = /^\/api\/feeds(\?|$)/
const images = /^\/api\/image/
const code = /^\/assets\/refresh-worker/
const mostItems = 12
const newestAt = Date.UTC(2026, 0, 15, 18)
const yearMs = 365 * 86_400_000
const built = fileURLToPath(new URL('../../dist', import.meta.url))
let world: World

afterEach(() => world?.close())

test('with no page open a periodic run brings new posts and their pictures, each once', async () => {
  const background = await start()
  // It comes over the line once: for the page, and from there for the service worker.
  expect(world.line.requests(code)).toHaveLength(1)
  await publish(5)
  world.line.forgetRequests()
  await background.periodicSync()
  await whenStored(10)
  expect(world.line.requests(bodies)).toHaveLength(2)
  expect(world.line.requests(images)).toHaveLength(2)
  // Code and all comes from the phone itself.
  expect(world.line.requests(/^\/(assets|sw)/)).toEqual([])

  const { page, context } = world.phone
  await context.setOffline(true)
  await page.goto(world.line.url)
  await page.getByRole('article').nth(3).waitFor()
  await eventually(async () => expect(await storedRows(page, 'images')).toHaveLength(10))
  world.phone.expectNoFaults()
})

test('where the browser grants it, the app asks at each start to be run every twelve hours', async () => {
  await start()
  const { page, context } = world.phone
  const session = await context.newCDPSession(page)
  const origin = world.line.url
  await session.send('Browser.grantPermissions', { origin, permissions: ['periodicBackgroundSync'] })
  await page.goto(origin)
  await eventually(async () => expect(await page.evaluate(periodicTags)).toEqual(['refresh']))
  world.phone.expectNoFaults()
})

test('with nothing new a run in the background is one small request', async () => {
  const background = await start()
  await whenRunHasEnded(() => background.periodicSync())
  expect(world.line.requests(/^\/(api|assets|sw|catalog)/)).toEqual([expect.stringMatching(index)])
  expect(world.line.wireBytes(index)).toBeLessThan(1000)
})

test('after a refresh that found no server the app asks for one more, which brings what was missed', async () => {
  const background = await start()
  const { page } = world.phone
  await page.goto(world.line.url)
  await whenStatus(page, upToDate)
  await world.app.kill()
  await refreshByHand(page)
  await eventually(async () => expect(await page.evaluate(syncTags)).toEqual(['refresh']))
  await page.goto('about:blank')
  await world.app.start()
  await publish(5)
  await background.stopWorker()
  await background.sync()
  await whenStored(10)
  world.phone.expectNoFaults()
})

test('a start that finds no server asks for one more refresh, too', async () => {
  await start()
  const { page } = world.phone
  await world.app.kill()
  await page.goto(world.line.url)
  await eventually(async () => expect(await page.evaluate(syncTags)).toEqual(['refresh']))
  world.phone.expectNoFaults()
})

test('two tabs and the background at once fetch each feed and each picture once', async () => {
  const background = await start({ sources: 8 })
  await publish(5)
  world.line.forgetRequests()
  const release = world.line.hold(/^\/api/)
  const { page, context } = world.phone
  const other = await context.newPage()
  for (const tab of [page, other]) {
    await tab.goto(world.line.url)
    await eventually(() => expect(tab.workers()).toHaveLength(1))
  }
  await background.periodicSync()
  release()
  for (const tab of [page, other]) await whenStatus(tab, upToDate)
  await whenStored(40)
  const asked = world.line.requests(bodies)
  expect(asked).toHaveLength(8)
  expect(new Set(asked).size).toBe(8)
  const shown = world.line.requests(/^\/api\/image.*w=720/)
  expect(new Set(shown).size).toBe(shown.length)
  world.phone.expectNoFaults()
})

test('a run that is cut after any one of its requests loses nothing, and the next one completes', async () => {
  const background = await start({ sources: 3, items: 2 })
  const { page } = world.phone
  await openBeside(page, world.line.url)
  let before = await readState(page)
  // The index, three feeds and three pictures; then nothing is left to cut.
  for (let letThrough = 0; letThrough < 7; letThrough++) {
    const items = 3 + letThrough
    await publish(items)
    await page.goto('about:blank')
    world.line.forgetRequests()
    const release = world.line.hold(/^\/api/, letThrough)
    await background.periodicSync()
    await eventually(() => expect(world.line.waiting().length).toBeGreaterThan(0))
    await background.stopWorker()
    release()
    await openBeside(page, world.line.url)
    const cut = await readState(page)
    expect(lostOf(before, cut)).toEqual([])
    expect(tornOf(cut)).toEqual([])
    const stored = cut.fetchStates.filter(({ postCount }) => postCount === items)
    world.line.forgetRequests()
    await background.periodicSync()
    await whenStored(3 * items)
    // What the run before had stored, or at least heard, is not fetched again.
    expect(world.line.requests(bodies).length).toBeLessThanOrEqual(3 - stored.length)
    before = await readState(page)
  }
  world.phone.expectNoFaults()
})

test.each([
  ['ahead', yearMs],
  ['behind', -yearMs],
])(
  'by a clock that is a year %s posts that come in the background have their right places',
  async (_, offMs) => {
    const workDir = await mkdtemp(join(tmpdir(), 'dsa-feed-clock-'))
    await cp(built, join(workDir, 'dist'), { recursive: true })
    await putServiceWorkerClockOff(join(workDir, 'dist'), offMs)
    try {
      const background = await start({ sources: 1, workDir })
      const published = Array.from({ length: 5 }, (_, at) => newestAt - at * 7 * 3_600_000)
      await publish(5)
      await background.periodicSync()
      await whenStored(5)
      const posts = await storedRows(world.phone.page, 'posts')
      expect(posts.map(({ sortAt }) => sortAt).sort((a, b) => b - a)).toEqual(published)
      // The clock is really off there.
      const days = (await storedRows(world.phone.page, 'dataUse')).map(({ day }) => Number(day.slice(0, 4)))
      expect(Math.abs((days[0] ?? 0) - (days[1] ?? 0))).toBe(1)
    } finally {
      await rm(workDir, { recursive: true, force: true })
    }
  },
)

interface Start {
  sources?: number
  items?: number
  /** Has another build. */
  workDir?: string
}

async function start({ sources = 2, items = 4, workDir }: Start = {}): Promise<Background> {
  world = await startWorld({
    sources,
    feed: { items, imageEvery: 1, newestAt },
    phone: { hasSync: true },
    app: { pollMinutes: 0.005, ...(workDir !== undefined && { workDir }) },
    prepare: (all, publisher) => {
      for (const { id } of all)
        for (let at = 0; at < mostItems; at++)
          publisher.serve(`/${id}/images/${at}.jpg`, { file: picture, contentType: 'image/png' })
    },
  })
  const { page } = world.phone
  await openRefreshed(page, world.line.url)
  await whenShellIsKept(page)
  await eventually(async () => expect(await storedRows(page, 'images')).toHaveLength(sources * items))
  return closeApp(page, world.line.url)
}

/** Of every source; our server has them when this has resolved. */
async function publish(items: number): Promise<void> {
  for (const source of world.sources) {
    const before = await hashOf(source.id)
    serveFeed(world.publisher, source, { items, imageEvery: 1, newestAt })
    await whenServerHas(world.app, source.id, ({ hash }) => hash !== before)
  }
}

async function hashOf(sourceId: string): Promise<string | undefined> {
  const answer = await fetch(`${world.app.url}/api/feeds`)
  return ((await answer.json()) as FeedIndex).sources[sourceId]?.hash
}

/** Posts and their pictures, as many of the one as of the other. */
async function whenStored(count: number): Promise<void> {
  const { page } = world.phone
  if (!page.url().startsWith(world.line.url)) await openBeside(page, world.line.url)
  await eventually(async () => {
    expect(await storedRows(page, 'posts')).toHaveLength(count)
    expect(await storedRows(page, 'images')).toHaveLength(count)
  })
}

async function checkedAt(): Promise<number | undefined> {
  for (const row of await storedRows(world.phone.page, 'serverStates'))
    if (row.key === 'readiness') return row.readiness.checkedAt
  return undefined
}

/** Waits until a run has looked, at its very end, at what is there. */
async function whenRunHasEnded(run: () => Promise<void>): Promise<void> {
  const { page } = world.phone
  await openBeside(page, world.line.url)
  const before = await checkedAt()
  world.line.forgetRequests()
  await run()
  await eventually(async () => expect(await checkedAt()).not.toBe(before))
}

/** Runs in the page. */
async function syncTags(): Promise<string[]> {
  const registration = (await navigator.serviceWorker.ready) as ServiceWorkerRegistration & {
    sync: { getTags(): Promise<string[]> }
  }
  return registration.sync.getTags()
}

/** Runs in the page. */
async function periodicTags(): Promise<string[]> {
  const registration = (await navigator.serviceWorker.ready) as ServiceWorkerRegistration & {
    periodicSync: { getTags(): Promise<string[]> }
  }
  return registration.periodicSync.getTags()
}
