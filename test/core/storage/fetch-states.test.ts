import { beforeEach, expect, test } from 'vitest'
import { allFetchStates, fetchStateOf, saveFailure } from '../../../src/core/storage/fetch-states.ts'
import { readAsOf, readLastRefresh, saveLastRefresh } from '../../../src/core/storage/last-refresh.ts'
import { readFeedIndex, saveFeedIndex } from '../../../src/core/storage/server-states.ts'
import { freshDatabase } from './fresh-database.ts'
import { hour, makePosts, now, store } from './make-stored.ts'

beforeEach(freshDatabase)

const whole = { finishedAt: now + hour, newPosts: 0, failed: 0, sources: 1 }

test('a source whose body is the newest there is counts as refreshed whenever the index said so', async () => {
  await store('a', makePosts('a', 1), 'h1')
  await store('b', makePosts('b', 1), 'h1')
  const sources = { a: { hash: 'h1' }, b: { hash: 'h2' } }
  await saveFeedIndex({ index: { catalogHash: 'c', sources } })
  await saveLastRefresh(whole)
  const states = await allFetchStates()
  expect(states.map((state) => state.refreshedAt)).toEqual([now + hour, now])
})

test('a problem the server has with a source shows with the source, also before any body came', async () => {
  const problem = { code: 'status' as const, status: 404 }
  const index = { catalogHash: 'c', sources: { a: { problem, problemSince: 5 } } }
  await saveFeedIndex({ index, etag: '"1"' })
  const expected = { sourceId: 'a', postCount: 0, problem, problemSince: 5 }
  expect(await allFetchStates()).toEqual([expected])
  expect(await fetchStateOf('a')).toEqual(expected)
  expect(await readFeedIndex()).toMatchObject({ index, etag: '"1"' })
})

test('a failure keeps what is stored and the time it began', async () => {
  await store('a', makePosts('a', 2), 'h1')
  await saveFailure('a', { problem: { code: 'serverTimeout' } }, now + hour)
  await saveFailure('a', { problem: { code: 'serverTimeout' } }, now + 2 * hour)
  expect(await fetchStateOf('a')).toEqual({
    sourceId: 'a',
    hash: 'h1',
    postCount: 2,
    refreshedAt: now,
    triedAt: now + 2 * hour,
    problem: { code: 'serverTimeout' },
    problemSince: now + hour,
  })
})

test('posts are as of the last refresh that went through', async () => {
  expect(await readAsOf()).toBeUndefined()
  await saveLastRefresh(whole)
  await saveLastRefresh({ ...whole, finishedAt: now + 2 * hour, problem: { code: 'offline' } })
  await saveLastRefresh({ ...whole, finishedAt: now + 3 * hour, cancelled: true })
  expect(await readAsOf()).toBe(now + hour)
  expect(await readLastRefresh()).toMatchObject({ finishedAt: now + 3 * hour, cancelled: true })
})
