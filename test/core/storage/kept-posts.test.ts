import { beforeEach, expect, test } from 'vitest'
import { allSources, saveCatalog } from '../../../src/core/storage/catalog.ts'
import { keepAgain, keptPosts, stopKeeping } from '../../../src/core/storage/kept-posts.ts'
import {
  allLists,
  createList,
  deleteList,
  putInList,
  putList,
  renameList,
  takeFromList,
} from '../../../src/core/storage/lists.ts'
import { noteOf, saveNote } from '../../../src/core/storage/notes.ts'
import { markRead } from '../../../src/core/storage/read-marks.ts'
import { isSaved, savePost, unsavePost } from '../../../src/core/storage/saved.ts'
import { makePublisher, makeSource } from '../../support/make-post.ts'
import { freshDatabase } from './fresh-database.ts'
import { hour, makePosts, now, store } from './make-stored.ts'
import { quotaReachedAt } from './quota.ts'

beforeEach(freshDatabase)

async function keptIds(): Promise<string[]> {
  return (await keptPosts()).posts.map(({ postId }) => postId)
}

test('saved posts come newest saved first, and saving again moves none', async () => {
  await store('a', makePosts('a', 3))
  await savePost('a/2', now)
  await savePost('a/0', now + hour)
  await savePost('a/2', now + 2 * hour)
  expect(await keptIds()).toEqual(['a/0', 'a/2'])
  await unsavePost('a/0')
  expect(await keptIds()).toEqual(['a/2'])
  expect([await isSaved('a/0'), await isSaved('a/2')]).toEqual([false, true])
})

test('a kept post comes with its row, its read mark and its note; one that is not stored is named all the same', async () => {
  await store('a', makePosts('a', 1))
  await savePost('a/0', now)
  await saveNote('a/0', 'Read at the meeting.', now)
  await markRead('a/0', now)
  await savePost('gone/1', now - hour)
  const { posts } = await keptPosts()
  expect(posts).toMatchObject([
    { postId: 'a/0', post: { id: 'a/0' }, isRead: true, note: 'Read at the meeting.', keptAt: now },
    { postId: 'gone/1', post: undefined, isRead: false, note: '' },
  ])
})

test('a post in a list or with a note is kept though it is not saved', async () => {
  await createList('Strike', now, 'a/1')
  await saveNote('a/2', 'Ask them.', now + hour)
  expect(await keptIds()).toEqual(['a/2', 'a/1'])
})

test('a note is kept as it was typed, and an empty one is none', async () => {
  const typed = '  first line\n\n\tSí, אבל <b>no</b> 🌹 \n'
  await saveNote('a/1', typed, now)
  expect(await noteOf('a/1')).toBe(typed)
  await saveNote('a/1', ' \n', now + 1)
  expect(await keptIds()).toEqual([])
})

test('a post may be in several lists, once in each', async () => {
  const strike = await createList('Strike', now, 'a/1')
  const reading = await createList('To read', now + 1)
  await putInList(reading.id, 'a/1', now + 2)
  await putInList(reading.id, 'a/1', now + 3)
  await putInList(reading.id, 'a/2', now + 4)
  await takeFromList(strike.id, 'a/1')
  expect(await allLists()).toEqual([
    { ...strike, posts: [] },
    {
      ...reading,
      posts: [
        { postId: 'a/1', addedAt: now + 2 },
        { postId: 'a/2', addedAt: now + 4 },
      ],
    },
  ])
})

test('a list is renamed, deleted and brought back with its posts', async () => {
  const { id } = await createList('Strike', now, 'a/1')
  await renameList(id, 'Laundry strike')
  const [renamed] = await allLists()
  expect(renamed).toMatchObject({ name: 'Laundry strike', posts: [{ postId: 'a/1' }] })
  await deleteList(id)
  expect(await allLists()).toEqual([])
  await putInList(id, 'a/2', now)
  expect(await allLists()).toEqual([])
  if (renamed) await putList(renamed)
  expect(await allLists()).toEqual([renamed])
})

test('what is taken off a post can be put back whole', async () => {
  const strike = await createList('Strike', now, 'a/1')
  await createList('To read', now + 1, 'a/2')
  await savePost('a/1', now)
  await saveNote('a/1', 'Bring water.', now)
  const before = await keptPosts()
  const keeping = await stopKeeping('a/1')
  expect(await keptIds()).toEqual(['a/2'])
  expect((await allLists()).find(({ id }) => id === strike.id)?.posts).toEqual([])
  await keepAgain('a/1', keeping)
  expect(await keptPosts()).toEqual(before)
})

test('a source that leaves the catalog keeps what the reader kept of it', async () => {
  const [a, b] = [makeSource({ id: 'a' }), makeSource({ id: 'b' })]
  await saveCatalog({ publishers: [makePublisher()], sources: [a, b] }, now)
  await store('b', makePosts('b', 2))
  await savePost('b/1', now)
  await saveNote('b/1', 'Theirs.', now)
  await saveCatalog({ publishers: [makePublisher()], sources: [a] }, now)
  expect((await allSources()).map(({ id, retired }) => [id, retired !== undefined])).toEqual([
    ['a', false],
    ['b', true],
  ])
  expect((await keptPosts()).posts).toMatchObject([{ post: { id: 'b/1' }, note: 'Theirs.' }])
})

test.each([
  ['saved', () => savePost('a/1', now)],
  ['notes', () => saveNote('a/1', 'More.', now)],
  ['lists', () => createList('To read', now)],
])('a full phone that can’t store %s says so and loses nothing', async (name, act) => {
  await createList('Strike', now, 'a/2')
  await savePost('a/2', now)
  await saveNote('a/1', 'Before.', now)
  const before = await keptPosts()
  const full = quotaReachedAt(name)
  await expect(act()).rejects.toMatchObject({ problem: { code: 'storageFull' } })
  full.mockRestore()
  expect(await keptPosts()).toEqual(before)
})
