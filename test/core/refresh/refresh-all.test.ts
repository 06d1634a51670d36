import { beforeEach, expect, test, vi } from 'vitest'
import { withFollowed } from '../../../src/core/domain/follow.ts'
import { type RefreshOptions, refreshAll } from '../../../src/core/refresh/refresh-all.ts'
import {
  announceRefresh,
  type RefreshMessage,
  watchRefresh,
} from '../../../src/core/refresh/refresh-channel.ts'
import type { RefreshProgress } from '../../../src/core/refresh/refresh-progress.ts'
import { bodyOf } from '../../../src/core/storage/bodies.ts'
import { allSources } from '../../../src/core/storage/catalog.ts'
import { allFetchStates, fetchStateOf } from '../../../src/core/storage/fetch-states.ts'
import { readAsOf, readLastRefresh } from '../../../src/core/storage/last-refresh.ts'
import { countPosts, latestPosts } from '../../../src/core/storage/posts.ts'
import { markRead, marksOf } from '../../../src/core/storage/read-marks.ts'
import { readSettings, saveSettings } from '../../../src/core/storage/settings.ts'
import { read } from '../../../src/core/storage/transaction.ts'
import { makeFeed } from '../../support/make-feed.ts'
import { newestPostsOf } from '../../support/newest-posts-of.ts'
import { html, noNetwork, silence } from '../fetch/answer-with.ts'
import { freshDatabase } from '../storage/fresh-database.ts'
import { type FakeServer, startFakeServer } from './fake-server.ts'

const hour = 3_600_000
const start = Date.UTC(2026, 0, 20, 12)
let server: FakeServer
let now: number

beforeEach(async () => {
  await freshDatabase()
  server = startFakeServer()
  now = start
})

test('a first refresh brings catalog, posts and bodies', async () => {
  publish('a', 3)
  publish('b', 2)
  expect(await refresh()).toEqual({ finishedAt: start, newPosts: 5, failed: 0, sources: 2 })
  expect((await allSources()).map((source) => source.id)).toEqual(['a', 'b'])
  const [newest] = await latestPosts({ sourceIds: 'all', count: 1 })
  expect((await bodyOf(newest?.id ?? ''))?.html).toContain('<p>')
  expect(await countPosts()).toBe(5)
})

test('with nothing new one conditional request is made, and all counts as refreshed', async () => {
  publish('a', 3)
  publish('b', 2)
  await refresh()
  server.asked()
  now += hour
  expect(await refresh()).toMatchObject({ newPosts: 0, failed: 0, sources: 2 })
  expect(server.asked()).toEqual(['/api/feeds'])
  expect((await allFetchStates()).map((state) => state.refreshedAt)).toEqual([now, now])
  expect(await readAsOf()).toBe(now)
})

test('only the feeds that changed are fetched', async () => {
  publish('a', 3)
  publish('b', 2)
  await refresh()
  server.asked()
  publish('b', 4)
  expect(await refresh()).toMatchObject({ newPosts: 2 })
  expect(server.asked()).toEqual(['/api/feeds', expect.stringMatching(/^\/api\/feeds\/b\//)])
})

test('sources that are off are not fetched, and are once they are switched on', async () => {
  publish('a', 3)
  publish('b', 2)
  const { follow } = await readSettings()
  await saveSettings({ follow: withFollowed(follow, ['b'], false) })
  expect(await refresh()).toMatchObject({ newPosts: 3, sources: 1 })
  await saveSettings({ follow })
  expect(await refresh()).toMatchObject({ newPosts: 2, sources: 2 })
})

test('a refresh never touches what is the reader’s own', async () => {
  publish('a', 3)
  await refresh()
  const [post] = await newestPostsOf('a', 1)
  await markRead(post?.id ?? '', now)
  publish('a', 5)
  await refresh()
  expect(await read(['readMarks'], (marks) => marksOf(marks, post ? [post] : []))).toEqual(
    new Set([post?.id]),
  )
})

test('a source that leaves the catalog keeps its posts and is refreshed no more', async () => {
  publish('a', 3)
  publish('b', 2)
  await refresh()
  server.drop('b')
  server.list('a')
  expect(await refresh()).toMatchObject({ sources: 1 })
  expect((await newestPostsOf('b', 9)).length).toBe(2)
  expect((await allSources()).find((source) => source.id === 'b')?.retired).toBeDefined()
})

test('sources the server has not tried yet are waited for', async () => {
  publish('a', 1)
  server.list('b')
  const progress: RefreshProgress[] = []
  const ending = refresh({
    waitsMs: [0, 0],
    onProgress: (one) => {
      progress.push(one)
      if (one.done === 1 && one.total === 2) publish('b', 2)
    },
  })
  expect(await ending).toMatchObject({ newPosts: 3, sources: 2 })
  expect(progress.at(-1)).toMatchObject({ done: 2, total: 2, newPosts: 3, failed: 0 })
})

test('the wait for a server that tries nothing has an end', async () => {
  publish('a', 1)
  server.list('b')
  expect(await refresh({ waitsMs: [0, 0, 0] })).toMatchObject({ newPosts: 1, failed: 0, sources: 2 })
  expect(server.asked().filter((path) => path === '/api/feeds').length).toBe(4)
})

test('progress counts every source once, up to all', async () => {
  for (let at = 0; at < 20; at++) publish(`s${at}`, 1)
  server.fail('broken', { code: 'tls', since: 1 })
  const counts: string[] = []
  await refresh({ onProgress: ({ done, total }) => counts.push(`${done} of ${total}`) })
  expect(counts[0]).toBe('1 of 21')
  expect(counts.at(-1)).toBe('21 of 21')
  expect(new Set(counts).size).toBe(21)
})

test('a server that cannot be reached is said and leaves everything as it is', async () => {
  publish('a', 3)
  await refresh()
  now += hour
  server.intercept(noNetwork)
  expect(await refresh()).toMatchObject({ problem: { code: 'serverUnreachable' } })
  expect(await countPosts()).toBe(3)
  expect(await readAsOf()).toBe(start)
  expect(await readLastRefresh()).toMatchObject({ finishedAt: now, problem: { code: 'serverUnreachable' } })
  expect((await fetchStateOf('a')).problem).toBeUndefined()
})

test('nothing of a captive portal is stored', async () => {
  publish('a', 3)
  server.intercept(() => html())
  expect(await refresh()).toMatchObject({ problem: { code: 'captivePortal' } })
  server.intercept(({ path }) => (path.startsWith('/api/feeds/') ? html() : undefined))
  expect(await refresh()).toMatchObject({ problem: { code: 'captivePortal' } })
  expect(await countPosts()).toBe(0)
  server.intercept(() => undefined)
  expect(await refresh()).toMatchObject({ newPosts: 3 })
})

test('one answer lost on the way is asked for again in the same refresh', async () => {
  publish('a', 3)
  publish('b', 2)
  let lost = 0
  server.intercept(({ path }) => (path.includes('/a/') && lost++ === 0 ? noNetwork() : undefined))
  expect(await refresh()).toMatchObject({ newPosts: 5, failed: 0 })
})

test('a body our server cannot give is the trouble of its source alone', async () => {
  publish('a', 3)
  publish('b', 2)
  server.intercept(({ path }) => (path.includes('/a/') ? html(500) : undefined))
  const last = await refresh()
  expect(last).toMatchObject({ newPosts: 2, failed: 1 })
  expect(last.problem).toBeUndefined()
  expect((await fetchStateOf('a')).problem).toEqual({ code: 'serverStatus', status: 500 })
})

test('a server that fails three times on end is left alone', async () => {
  for (let at = 0; at < 20; at++) publish(`s${at}`, 1)
  server.intercept(({ path }) => (path.startsWith('/api/feeds/') ? html(503) : undefined))
  expect(await refresh()).toMatchObject({ problem: { code: 'serverStatus', status: 503 } })
  expect(server.asked().length).toBeLessThan(12)
})

test('a body that was replaced meanwhile is looked up anew', async () => {
  publish('a', 3)
  server.intercept(({ path }) => {
    if (!path.includes('/a/')) return undefined
    server.intercept(() => undefined)
    publish('a', 4)
    return html(404)
  })
  expect(await refresh()).toMatchObject({ newPosts: 4, failed: 0 })
})

test('a catalog that cannot be read leaves the stored one in use', async () => {
  publish('a', 3)
  await refresh()
  publish('a', 4)
  server.list('b')
  server.intercept(({ path }) => (path === '/catalog.json' ? html(500) : undefined))
  expect(await refresh()).toMatchObject({ newPosts: 1, sources: 1 })
  server.intercept(() => undefined)
  expect(await refresh()).toMatchObject({ sources: 2 })
})

test('without any catalog a refresh says what is wrong with it', async () => {
  publish('a', 3)
  server.intercept(({ path }) => (path === '/catalog.json' ? html(500) : undefined))
  expect(await refresh()).toMatchObject({ problem: { code: 'serverStatus', status: 500 } })
})

test('cancelling keeps what is stored, and the next refresh goes on from there', async () => {
  for (let at = 0; at < 20; at++) publish(`s${at}`, 1)
  const cancelling = new AbortController()
  const last = await refresh({
    signal: cancelling.signal,
    onProgress: ({ done }) => {
      if (done === 8) cancelling.abort()
    },
  })
  expect(last).toMatchObject({ cancelled: true })
  expect(last.isTimeUp).toBeUndefined()
  expect(last.problem).toBeUndefined()
  const stored = await countPosts()
  expect(stored).toBeGreaterThanOrEqual(8)
  expect(stored).toBeLessThan(20)
  expect(await readAsOf()).toBeUndefined()
  expect((await refresh()).newPosts).toBe(20 - stored)
})

test('a refresh is cancelled from any page', async () => {
  publish('a', 1)
  server.intercept(({ path }) => {
    if (!path.includes('/a/')) return undefined
    announceRefresh({ kind: 'cancel' })
    return silence()
  })
  expect(await refresh()).toMatchObject({ cancelled: true })
})

test('two refreshes at once are one', async () => {
  publish('a', 3)
  const [first, second] = await Promise.all([refreshAll(options()), refreshAll(options())])
  expect([first?.kind, second?.kind]).toEqual(['finished', 'alreadyRunning'])
  expect(server.asked().filter((path) => path.includes('/a/')).length).toBe(1)
  expect((await refreshAll(options())).kind).toBe('finished')
})

test('while another page holds the lock nothing is asked', async () => {
  publish('a', 3)
  const request = (_name: string, _options: object, work: (lock: null) => unknown) => work(null)
  vi.stubGlobal('navigator', { onLine: true, locks: { request } })
  expect(await refreshAll(options())).toEqual({ kind: 'alreadyRunning' })
  expect(server.asked()).toEqual([])
})

test('every page hears how the refresh goes', async () => {
  publish('a', 3)
  const heard: RefreshMessage[] = []
  const finished = new Promise<void>((resolve) => {
    const end = watchRefresh((message) => {
      heard.push(message)
      if (message.kind === 'finished') resolve(end())
    })
  })
  const last = await refresh()
  await finished
  expect(heard[0]).toEqual({ kind: 'started' })
  expect(heard.at(-1)).toEqual({ kind: 'finished', trigger: 'button', last })
  expect(heard.filter((message) => message.kind === 'progress').length).toBeGreaterThan(1)
})

test('old posts beyond the limit go after a refresh', async () => {
  publish('a', 30)
  await refresh({ retention: { maxPosts: 20, keptPerSource: 5 } })
  expect(await countPosts()).toBe(20)
})

function publish(sourceId: string, items: number): void {
  server.publish(sourceId, makeFeed({ title: sourceId, items }).body)
}

async function refresh(given: Partial<RefreshOptions> = {}) {
  const result = await refreshAll(options(given))
  if (result.kind !== 'finished') throw new Error(result.kind)
  return result.last
}

function options(given: Partial<RefreshOptions> = {}): RefreshOptions {
  return { now: () => now, signal: new AbortController().signal, waitsMs: [0], ...given }
}
