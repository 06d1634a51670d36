import { beforeEach, expect, test, vi } from 'vitest'
import { mayRefreshByItself } from '../../../src/core/refresh/automatic-refresh.ts'
import { refreshAll } from '../../../src/core/refresh/refresh-all.ts'
import { bytesUsed } from '../../../src/core/storage/data-use.ts'
import { saveLastRefresh } from '../../../src/core/storage/last-refresh.ts'
import { latestPosts } from '../../../src/core/storage/posts.ts'
import { type Settings, saveSettings } from '../../../src/core/storage/settings.ts'
import { makeFeed } from '../../support/make-feed.ts'
import { html } from '../fetch/answer-with.ts'
import { freshDatabase } from '../storage/fresh-database.ts'
import { type FakeServer, startFakeServer } from './fake-server.ts'

const now = Date.UTC(2026, 0, 20, 12)
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n']
const last = { finishedAt: now, newPosts: 0, failed: 0, sources: 1 }
let server: FakeServer

beforeEach(async () => {
  await freshDatabase()
  server = startFakeServer()
})

test('what comes is counted, as long as its head says, else as long as it is', async () => {
  for (const id of ['a', 'b']) publish(id)
  let expected = 0
  server.intercept(({ path }) => {
    if (!path.startsWith('/api/feeds/a/')) return undefined
    expected += 77
    const headers = { 'content-length': '77', 'x-feed-url': 'https://chapter.example/feed' }
    return new Response(makeFeed({ items: 2 }).body, { headers })
  })
  await refresh()
  expect(expected).toBe(77)
  const feed = new TextEncoder().encode(makeFeed({ items: 2 }).body).length
  const { today } = await bytesUsed(Date.now())
  expect(today).toBeGreaterThan(feed + 77)
  expect(today).toBeLessThan(2 * feed)
})

test('an unchanged index costs nothing that is counted', async () => {
  publish('a')
  await refresh()
  const before = await bytesUsed(Date.now())
  await refresh()
  expect(await bytesUsed(Date.now())).toEqual(before)
})

test('a phone that saves data tries nothing again after three failures; another does', async () => {
  for (const [savesData, most] of [
    [false, 2],
    [true, 1],
  ] as const) {
    await freshDatabase()
    await saveSettings({ savesData })
    for (const id of ids) publish(id)
    server.intercept(({ path }) =>
      // Apart from each other: three in a row would end the whole.
      /^\/api\/feeds\/[ahn]\//.test(path) ? new Response('{}', { status: 500 }) : undefined,
    )
    server.asked()
    await refresh()
    const asked = server.asked().filter((path) => /^\/api\/feeds\/h\//.test(path))
    expect(asked).toHaveLength(most)
  }
})

test('by itself it refreshes once an hour while it saves data', async () => {
  await saveLastRefresh(last)
  expect(await mayRefreshByItself(now + 1)).toBe(true)
  await saveSettings({ savesData: true })
  expect(await mayRefreshByItself(now + 59 * 60_000)).toBe(false)
  expect(await mayRefreshByItself(now + 60 * 60_000)).toBe(true)
  await saveLastRefresh({ ...last, problem: { code: 'serverTimeout' } })
  expect(await mayRefreshByItself(now + 59 * 60_000)).toBe(false)
  await saveLastRefresh({ ...last, problem: { code: 'offline' } })
  expect(await mayRefreshByItself(now + 1)).toBe(true)
})

test('a phone that asks all apps to save data is heeded', async () => {
  await saveLastRefresh(last)
  vi.stubGlobal('navigator', { connection: { saveData: true } })
  expect(await mayRefreshByItself(now + 1)).toBe(false)
})

test('fetching all, two phones with other choices ask for the same, and what is off is no news', async () => {
  const asked: string[][] = []
  for (const only of [['a'], ['b', 'c'], []]) {
    const { paths, newPosts } = await firstRefresh({ follow: { mode: 'chosen', only }, fetchesAll: true })
    asked.push(paths)
    expect(newPosts).toBe(2 * only.length)
    expect((await latestPosts({ sourceIds: 'all', count: 100 })).length).toBe(6)
    expect((await latestPosts({ sourceIds: new Set(only), count: 100 })).length).toBe(2 * only.length)
  }
  expect(asked[0]).toHaveLength(5)
  expect(asked[1]).toEqual(asked[0])
  expect(asked[2]).toEqual(asked[0])
  const { paths } = await firstRefresh({ follow: { mode: 'chosen', only: ['a'] } })
  expect(paths).toHaveLength(3)
})

test('a portal that answers everything with its page leaves nothing on the phone', async () => {
  publish('a')
  server.intercept(() => html())
  expect(await refresh()).toMatchObject({ problem: { code: 'captivePortal' }, newPosts: 0 })
  expect(await latestPosts({ sourceIds: 'all', count: 10 })).toEqual([])
})

async function firstRefresh(settings: Partial<Settings>) {
  await freshDatabase()
  server = startFakeServer()
  for (const id of ['a', 'b', 'c']) publish(id)
  await saveSettings(settings)
  const { newPosts } = await refresh()
  return { paths: server.asked().sort(), newPosts }
}

function publish(id: string): void {
  server.publish(id, makeFeed({ items: 2, seed: id }).body)
}

async function refresh() {
  const options = { now: () => now, signal: new AbortController().signal, waitsMs: [0, 0] }
  const result = await refreshAll(options)
  if (result.kind !== 'finished') throw new Error('Another refresh runs.')
  return result.last
}
