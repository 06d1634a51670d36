import { beforeEach, expect, test } from 'vitest'
import { countPostsBetween } from '../../../src/core/storage/post-counts.ts'
import { freshDatabase } from './fresh-database.ts'
import { hour, makePosts, now, store } from './make-stored.ts'

beforeEach(freshDatabase)

test('posts are counted from one moment to before the next, of the named sources together', async () => {
  await store('a', makePosts('a', 5))
  await store('ab', makePosts('ab', 2))
  await store('b', makePosts('b', 3, now - hour))
  const edges = [now - 3 * hour, now - 2 * hour, now, now + 1]
  expect(await countPostsBetween(['a', 'b'], edges)).toEqual({
    counts: [2, 4, 1],
    oldestAt: now - 4 * hour,
  })
})

test('where nothing is stored there is no oldest post', async () => {
  expect(await countPostsBetween(['a'], [now - hour, now])).toEqual({ counts: [0] })
  expect(await countPostsBetween([], [now - hour, now])).toEqual({ counts: [0] })
})
