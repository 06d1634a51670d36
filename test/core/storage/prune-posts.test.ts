import { beforeEach, expect, test } from 'vitest'
import { bodyOf } from '../../../src/core/storage/bodies.ts'
import { fetchStateOf } from '../../../src/core/storage/fetch-states.ts'
import { countPosts, latestPosts, newestPostsOf, postById } from '../../../src/core/storage/posts.ts'
import { prunePosts } from '../../../src/core/storage/prune-posts.ts'
import { write } from '../../../src/core/storage/transaction.ts'
import { freshDatabase } from './fresh-database.ts'
import { hour, makePosts, now, store } from './make-stored.ts'

beforeEach(freshDatabase)

test('nothing is pruned up to the limit', async () => {
  await store('a', makePosts('a', 20))
  expect(await prunePosts({ maxPosts: 20, keptPerSource: 1 })).toBe(0)
  expect(await countPosts()).toBe(20)
})

test('above the limit the oldest go, with their bodies, and the counts stay right', async () => {
  await store('a', makePosts('a', 20))
  await store('b', makePosts('b', 20, now - 100 * hour))
  expect(await prunePosts({ maxPosts: 30, keptPerSource: 5 })).toBe(10)
  expect(await countPosts()).toBe(30)
  expect((await newestPostsOf('b', 50)).length).toBe(10)
  expect((await fetchStateOf('b')).postCount).toBe(10)
  expect(await bodyOf('b/19')).toBeUndefined()
  expect((await latestPosts({ sourceIds: 'all', count: 100 })).length).toBe(30)
})

test('a quiet source keeps its newest posts however old they are', async () => {
  await store('quiet', makePosts('quiet', 8, now - 9000 * hour))
  await store('busy', makePosts('busy', 30))
  await prunePosts({ maxPosts: 10, keptPerSource: 5 })
  expect((await newestPostsOf('quiet', 50)).map((post) => post.id)).toEqual(
    makePosts('quiet', 5).map(({ post }) => post.id),
  )
  expect((await newestPostsOf('busy', 50)).length).toBe(5)
})

test('saved posts and those of action packs are never pruned', async () => {
  await store('a', makePosts('a', 20))
  await write(['saved', 'actionPacks'], 'strict', async (transaction) => {
    await transaction.objectStore('saved').put({ postId: 'a/19', savedAt: now })
    await transaction.objectStore('actionPacks').put({ id: 'p', name: 'Picket', postIds: ['a/18'] })
  })
  await prunePosts({ maxPosts: 5, keptPerSource: 2 })
  expect(await postById('a/19')).toBeDefined()
  expect(await postById('a/18')).toBeDefined()
  expect(await postById('a/17')).toBeUndefined()
})

test('what was pruned does not come back from a feed that still lists it', async () => {
  await store('a', makePosts('a', 20))
  await prunePosts({ maxPosts: 15, keptPerSource: 2 })
  expect(await store('a', makePosts('a', 20), 'body-2')).toEqual({ added: 0, changed: 0 })
  expect(await countPosts()).toBe(15)
})
