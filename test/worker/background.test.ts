import { beforeEach, expect, test, vi } from 'vitest'
import { readLastRefresh } from '../../src/core/storage/last-refresh.ts'
import { countPosts } from '../../src/core/storage/posts.ts'
import { readRefreshRuns } from '../../src/core/storage/refresh-runs.ts'
import { saveSettings } from '../../src/core/storage/settings.ts'
import { refreshInBackground } from '../../src/worker/background.ts'
import { noNetwork } from '../core/fetch/answer-with.ts'
import { type FakeServer, startFakeServer } from '../core/refresh/fake-server.ts'
import { freshDatabase } from '../core/storage/fresh-database.ts'
import { makeFeed } from '../support/make-feed.ts'

let server: FakeServer

beforeEach(async () => {
  await freshDatabase()
  server = startFakeServer()
})

test('a run brings what is new, and says that nothing is left', async () => {
  publish('a', 3)
  expect(await run()).toBe('done')
  expect(await countPosts()).toBe(3)
})

test('a run whose time is up keeps what it stored, says that it was cut, and the next gets only the rest', async () => {
  publish('a', 3)
  publish('b', 2)
  const answer = globalThis.fetch
  vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
    path.includes('/b/') ? untilAborted(init.signal) : answer(path, init),
  )
  expect(await run(200)).toBe('cut')
  expect(await countPosts()).toBe(3)
  expect(await readLastRefresh()).toMatchObject({ cancelled: true, isTimeUp: true })
  const { runs } = await readRefreshRuns()
  expect(runs).toMatchObject([{ trigger: 'periodicsync', endedBy: 'timeUp', newPosts: 3 }])
  vi.stubGlobal('fetch', answer)
  server.asked()
  expect(await run()).toBe('done')
  expect(await countPosts()).toBe(5)
  expect(server.asked()).toEqual(['/api/feeds', expect.stringMatching(/^\/api\/feeds\/b\//)])
})

test('without a network a run says so, that another may be asked for', async () => {
  vi.stubGlobal('fetch', async () => noNetwork())
  expect(await run()).toBe('failed')
})

test('a server that refuses is no reason to ask at once again', async () => {
  vi.stubGlobal('fetch', async () => new Response('', { status: 503 }))
  expect(await run()).toBe('done')
})

test('a phone that saves data is asked for nothing within the hour', async () => {
  publish('a', 3)
  await saveSettings({ savesData: true })
  await run()
  server.asked()
  await run()
  expect(server.asked()).toEqual([])
})

function run(lastsMs = 60_000) {
  return refreshInBackground({ trigger: 'periodicsync', lastsMs })
}

function publish(sourceId: string, items: number): void {
  server.publish(sourceId, makeFeed({ title: sourceId, items }).body)
}

function untilAborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason))
  })
}
