import { beforeEach, expect, test } from 'vitest'
import { bodyOf } from '../../../src/core/storage/bodies.ts'
import { fetchStateOf } from '../../../src/core/storage/fetch-states.ts'
import { createList } from '../../../src/core/storage/lists.ts'
import { saveNote } from '../../../src/core/storage/notes.ts'
import { countPosts, latestPosts, postById } from '../../../src/core/storage/posts.ts'
import { prunePosts } from '../../../src/core/storage/prune-posts.ts'
import { savePost } from '../../../src/core/storage/saved.ts'
import { write } from '../../../src/core/storage/transaction.ts'
import { newestPostsOf } from '../../support/newest-posts-of.ts'
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

test('saved posts, those in a list, with a note or in an action pack are never pruned', async () => {
  await store('a', makePosts('a', 20))
  await savePost('a/19', now)
  await createList('Picket', now, 'a/18')
  await saveNote('a/17', 'Bring water.', now)
  await write(['actionPacks'], 'strict', (transaction) =>
    transaction.objectStore('actionPacks').put({ id: 'p', name: 'Picket', postIds: ['a/16'] }),
  )
  await prunePosts({ maxPosts: 5, keptPerSource: 2 })
  for (const id of ['a/19', 'a/18', 'a/17', 'a/16']) {
    expect(await postById(id)).toBeDefined()
    expect(await bodyOf(id)).toBeDefined()
  }
  expect(await postById('a/15')).toBeUndefined()
})

test('what was pruned does not come back from a feed that still lists it', async () => {
  await store('a', makePosts('a', 20))
  await prunePosts({ maxPosts: 15, keptPerSource: 2 })
  expect(await store('a', makePosts('a', 20), 'body-2')).toEqual({ added: 0, changed: 0 })
  expect(await countPosts()).toBe(15)
})
