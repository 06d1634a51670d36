import { beforeEach, expect, test } from 'vitest'
import { countSources } from '../../../src/core/storage/source-counts.ts'
import { write } from '../../../src/core/storage/transaction.ts'
import { freshDatabase } from './fresh-database.ts'
import { hour, makePosts, now, store } from './make-stored.ts'

beforeEach(freshDatabase)

const day = 24

test('posts of thirty days and texts cut short are counted for each source by itself', async () => {
  const posts = makePosts('a', 5, now - hour, 10 * day)
  await store(
    'a',
    posts.map(({ post, body }, at) => ({
      post,
      body: at < 2 ? { ...body, isTruncated: true as const } : body,
    })),
  )
  await store('ab', makePosts('ab', 2))
  expect([...(await countSources(['a', 'ab', 'none'], now))]).toEqual([
    ['a', { ofThirtyDays: 3, looked: 5, cutShort: 2 }],
    ['ab', { ofThirtyDays: 2, looked: 2, cutShort: 0 }],
    ['none', { ofThirtyDays: 0, looked: 0, cutShort: 0 }],
  ])
})

test('of many texts only the newest are looked at', async () => {
  const posts = makePosts('a', 12)
  await store(
    'a',
    posts.map(({ post, body }, at) => ({
      post,
      body: at >= 9 ? { ...body, isTruncated: true as const } : body,
    })),
  )
  expect((await countSources(['a'], now)).get('a')).toEqual({ ofThirtyDays: 12, looked: 10, cutShort: 1 })
})

test('where posts of those days were pruned their number is not told', async () => {
  await store('a', makePosts('a', 2))
  await write(['fetchStates'], 'relaxed', (transaction) =>
    transaction
      .objectStore('fetchStates')
      .put({ sourceId: 'a', postCount: 2, refreshedAt: now, prunedUpTo: now - 48 * hour }),
  )
  expect((await countSources(['a'], now)).get('a')).toEqual({ looked: 2, cutShort: 0 })
})
