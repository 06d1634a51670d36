import { beforeEach, expect, test, vi } from 'vitest'
import { bodyOf } from '../../../src/core/storage/bodies.ts'
import { fetchStateOf } from '../../../src/core/storage/fetch-states.ts'
import { countPosts, postById, timelinePage } from '../../../src/core/storage/posts.ts'
import { savePosts } from '../../../src/core/storage/save-posts.ts'
import { StorageError } from '../../../src/core/storage/storage-error.ts'
import { makePost, makeSource } from '../../support/make-post.ts'
import { newestPostsOf } from '../../support/newest-posts-of.ts'
import { freshDatabase } from './fresh-database.ts'
import { hour, makePosts, now, store, withBody } from './make-stored.ts'
import { quotaReachedAt } from './quota.ts'

beforeEach(freshDatabase)

const source = makeSource({ id: 'a' })

test('new posts are stored with their bodies and counted', async () => {
  expect(await store('a', makePosts('a', 3))).toEqual({ added: 3, changed: 0 })
  expect((await newestPostsOf('a', 10)).map((post) => post.id)).toEqual(['a/0', 'a/1', 'a/2'])
  expect((await bodyOf('a/1'))?.html).toBe('<p>a/1</p>')
  expect(await countPosts()).toBe(3)
})

test('a post whose content hash is the same is not written again', async () => {
  await store('a', makePosts('a', 3))
  const put = vi.spyOn(IDBObjectStore.prototype, 'put')
  expect(await store('a', makePosts('a', 3), 'body-2')).toEqual({ added: 0, changed: 0 })
  expect(put.mock.contexts.map((store) => (store as IDBObjectStore).name)).toEqual(['fetchStates'])
  put.mockRestore()
})

test('other counts are stored with the post, which is neither new nor changed by them', async () => {
  const post = makePost({ id: 'a/1', sourceId: 'a', tags: ['Labor'], counts: { comments: 3, asOf: now } })
  await store('a', [withBody(post)])
  const counts = { comments: 5, likes: 1, asOf: now + hour }
  expect(await store('a', [withBody({ ...post, counts })], 'body-2')).toEqual({ added: 0, changed: 0 })
  expect((await postById('a/1'))?.counts).toEqual(counts)
  const { posts } = await timelinePage({ sourceIds: 'all', count: 1, filter: { tag: 'labor' } })
  expect(posts).toHaveLength(1)
  const put = vi.spyOn(IDBObjectStore.prototype, 'put')
  await store('a', [withBody({ ...post, counts: { ...counts, asOf: now + 2 * hour } })], 'body-3')
  expect(put.mock.contexts.map((store) => (store as IDBObjectStore).name)).toEqual(['fetchStates'])
  put.mockRestore()
})

test('a changed post updates in place, with its body and its new date', async () => {
  await store('a', makePosts('a', 3))
  const publishedAt = now - 50 * hour
  const changed = makePost({ id: 'a/1', sourceId: 'a', title: 'Corrected', publishedAt, contentHash: 'new' })
  const counts = await store('a', [withBody(changed, '<p>Corrected</p>')], 'body-2')
  expect(counts).toEqual({ added: 0, changed: 1 })
  expect(await postById('a/1')).toMatchObject(changed)
  expect((await bodyOf('a/1'))?.html).toBe('<p>Corrected</p>')
  expect(await countPosts()).toBe(3)
})

test('a changed post without a date keeps its place in the timeline', async () => {
  const { publishedAt: _, ...undated } = makePost({ id: 'a/1', sourceId: 'a', sortAt: 1000 })
  await store('a', [withBody(undated)])
  await store('a', [withBody({ ...undated, sortAt: 9000, contentHash: 'new' })], 'body-2')
  expect((await postById('a/1'))?.sortAt).toBe(1000)
})

test('posts that the feed no longer lists stay', async () => {
  await store('a', makePosts('a', 3))
  await store('a', [], 'body-2')
  expect(await countPosts()).toBe(3)
})

test('of items with one id the first stands, also when it is the unchanged one', async () => {
  const first = makePost({ id: 'a/1', sourceId: 'a', title: 'First', contentHash: '1' })
  const second = makePost({ id: 'a/1', sourceId: 'a', title: 'Second', contentHash: '2' })
  expect(await store('a', [withBody(first), withBody(second)])).toEqual({ added: 1, changed: 0 })
  expect(await store('a', [withBody(first), withBody(second)], 'body-2')).toEqual({ added: 0, changed: 0 })
  expect((await postById('a/1'))?.title).toBe('First')
  expect(await countPosts()).toBe(1)
})

test('the state of the source names the body that was read, and forgets an earlier problem', async () => {
  const body = { hash: 'body-1', changedAt: 5, problem: { code: 'unreadable' as const }, title: 'A' }
  await savePosts(source, [], body, now)
  expect(await fetchStateOf('a')).toMatchObject({ hash: 'body-1', title: 'A', problemSince: now })
  await savePosts(source, [], { hash: 'body-2' }, now + hour)
  const { problem, hash, refreshedAt } = await fetchStateOf('a')
  expect({ problem, hash, refreshedAt }).toEqual({
    problem: undefined,
    hash: 'body-2',
    refreshedAt: now + hour,
  })
})

test('the same problem in a later body began when it first did', async () => {
  const problem = { code: 'unreadable' as const }
  await savePosts(source, [], { hash: 'body-1', problem }, now)
  await savePosts(source, [], { hash: 'body-2', problem }, now + hour)
  expect((await fetchStateOf('a')).problemSince).toBe(now)
})

test('ten thousand items are stored by one transaction', async () => {
  expect(await store('a', makePosts('a', 10_000))).toEqual({ added: 10_000, changed: 0 })
  expect(await countPosts()).toBe(10_000)
})

test('when the quota is reached nothing of the feed is stored and nothing before is lost', async () => {
  await store('a', makePosts('a', 3))
  const full = quotaReachedAt('bodies')
  const saving = store('b', makePosts('b', 20))
  await expect(saving).rejects.toThrow(StorageError)
  await expect(saving).rejects.toMatchObject({ problem: { code: 'storageFull' } })
  full.mockRestore()
  expect(await newestPostsOf('b', 50)).toEqual([])
  expect(await countPosts()).toBe(3)
  expect((await newestPostsOf('a', 50)).length).toBe(3)
})
