import { beforeEach, expect, test } from 'vitest'
import { refreshAll } from '../../../src/core/refresh/refresh-all.ts'
import { fetchStateOf } from '../../../src/core/storage/fetch-states.ts'
import { readAsOf } from '../../../src/core/storage/last-refresh.ts'
import { latestPosts } from '../../../src/core/storage/posts.ts'
import { makeFeed } from '../../support/make-feed.ts'
import { freshDatabase } from '../storage/fresh-database.ts'
import { type FakeServer, startFakeServer } from './fake-server.ts'

const minute = 60_000
const hour = 60 * minute
const year = 365 * 24 * hour
const serverNow = Date.UTC(2026, 10, 20, 12)
const newestAt = serverNow - hour
let server: FakeServer

beforeEach(async () => {
  await freshDatabase()
  server = startFakeServer()
  server.tellTime(() => serverNow)
  server.publish('a', makeFeed({ title: 'a', items: 5, newestAt, hoursApart: 1 }).body)
})

test.each([
  ['a year ahead', year],
  ['a year behind', -year],
  ['two hours behind', -2 * hour],
])('posts that come while the clock is %s stand at their dates', async (_, wrongByMs) => {
  await refresh(serverNow + wrongByMs)
  const posts = await latestPosts({ sourceIds: 'all', count: 9 })
  const places = [0, 1, 2, 3, 4].map((at) => newestAt - at * hour)
  expect(posts.map(({ sortAt }) => sortAt)).toEqual(places)
  expect(posts.map(({ publishedAt }) => publishedAt)).toEqual(places)
})

test.each([
  ['ahead', year],
  ['behind', -year],
])('what a refresh by a clock a year %s says of its time is true', async (_, wrongByMs) => {
  await refresh(serverNow + wrongByMs)
  expect(await readAsOf()).toBe(serverNow)
  expect((await fetchStateOf('a')).refreshedAt).toBe(serverNow)
})

test('a post without a date that comes while the clock is ahead does not stay on top', async () => {
  server.publish('a', undated(1))
  await refresh(serverNow)
  server.publish('a', undated(2))
  await refresh(serverNow + year)
  const [newest] = await latestPosts({ sourceIds: 'all', count: 1 })
  expect(newest?.sortAt).toBeLessThanOrEqual(serverNow)
})

test('a clock that is some minutes off is the phone’s own business', async () => {
  await refresh(serverNow + 5 * minute)
  expect(await readAsOf()).toBe(serverNow + 5 * minute)
})

test.each([
  [-3 * 24 * 60 * minute, 3 * 24 * 60 * minute],
  [2 * 60 * minute, -2 * 60 * minute],
  [5 * minute, undefined],
])('how far a clock is off (%i) is kept, so that what is fresh is not called old', async (off, apartMs) => {
  server.publish('a', undated(1))
  const result = await refresh(serverNow + off)
  expect(result.kind === 'finished' && result.last.apartMs).toBe(apartMs)
})

function undated(items: number): string {
  return makeFeed({ title: 'a', items }).body.replace(/<pubDate>[^<]*<\/pubDate>/g, '')
}

function refresh(now: number) {
  return refreshAll({ now: () => now, signal: new AbortController().signal, waitsMs: [0] })
}
