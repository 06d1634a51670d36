import { openDB } from 'idb'
import { beforeEach, expect, test, vi } from 'vitest'
import { onStored } from '../../../src/core/storage/changes.ts'
import { database, databaseName } from '../../../src/core/storage/database.ts'
import { keptPosts } from '../../../src/core/storage/kept-posts.ts'
import { createList } from '../../../src/core/storage/lists.ts'
import { saveNote } from '../../../src/core/storage/notes.ts'
import { quarantineOf } from '../../../src/core/storage/quarantines.ts'
import { markRead, marksOf } from '../../../src/core/storage/read-marks.ts'
import { readSettings, saveSettings } from '../../../src/core/storage/settings.ts'
import { read } from '../../../src/core/storage/transaction.ts'
import { databaseVersion } from '../../../src/core/storage/upgrades.ts'
import { makePost } from '../../support/make-post.ts'
import { freshDatabase } from './fresh-database.ts'

beforeEach(freshDatabase)

test('the database is opened once', async () => {
  expect(await database()).toBe(await database())
})

test('a database newer than the code is left alone and said', async () => {
  ;(await openDB(databaseName, databaseVersion + 1)).close()
  await expect(readSettings()).rejects.toMatchObject({ problem: { code: 'storageNewer' } })
})

test('a database of the first version keeps all it holds', async () => {
  const stores =
    'publishers sources fetchStates posts bodies serverStates readMarks saved actionPacks settings'
  const old = await openDB(databaseName, 1, {
    upgrade: (db) => {
      for (const name of stores.split(' ')) db.createObjectStore(name, { keyPath: keyPaths[name] ?? 'id' })
    },
  })
  await old.put('settings', { key: 'theme', value: 'dark' })
  await old.put('readMarks', { postId: 'a/1', readAt: 1 })
  old.close()
  expect((await readSettings()).theme).toBe('dark')
  expect(await read(['readMarks'], (marks) => marksOf(marks, [{ id: 'a/1' }]))).toEqual(new Set(['a/1']))
  expect(await quarantineOf('a')).toBeUndefined()
})

test('a database of the second version keeps all that the reader did, and takes lists and notes', async () => {
  const stores =
    'publishers sources fetchStates posts bodies quarantines serverStates readMarks saved actionPacks settings'
  const old = await openDB(databaseName, 2, {
    upgrade: (db) => {
      for (const name of stores.split(' ')) db.createObjectStore(name, { keyPath: keyPaths[name] ?? 'id' })
    },
  })
  const rows = {
    posts: makePost({ id: 'a/1', sourceId: 'a' }),
    bodies: { postId: 'a/1', html: '<p>Text</p>', images: [] },
    quarantines: { sourceId: 'a', since: 1, held: [] },
    readMarks: { postId: 'a/1', readAt: 2 },
    saved: { postId: 'a/1', savedAt: 3 },
    actionPacks: { id: 'p', name: 'Picket', postIds: ['a/1'] },
    settings: { key: 'theme', value: 'dark' },
  }
  for (const [name, row] of Object.entries(rows)) await old.put(name, row)
  old.close()

  const { id } = await createList('Strike', 4, 'a/1')
  await saveNote('a/1', 'Bring water.', 5)
  expect(await keptPosts()).toMatchObject({
    posts: [{ post: rows.posts, keptAt: 3, isRead: true, note: 'Bring water.' }],
    lists: [{ id, posts: [{ postId: 'a/1' }] }],
  })
  const upgraded = await database()
  for (const [name, row] of Object.entries(rows))
    expect(await upgraded.getAll(name as keyof typeof rows)).toMatchObject([row])
})

const keyPaths: Record<string, string> = {
  quarantines: 'sourceId',
  fetchStates: 'sourceId',
  bodies: 'postId',
  serverStates: 'key',
  readMarks: 'postId',
  saved: 'postId',
  settings: 'key',
}

test('a browser that refuses IndexedDB is said', async () => {
  for (const refused of [undefined, null]) {
    vi.stubGlobal('indexedDB', refused)
    await expect(readSettings()).rejects.toMatchObject({ problem: { code: 'storageRefused' } })
  }
  const indexedDB = { open: () => fails('SecurityError') }
  vi.stubGlobal('indexedDB', indexedDB)
  await expect(readSettings()).rejects.toMatchObject({ problem: { code: 'storageRefused' } })
  vi.unstubAllGlobals()
})

test('once the refusal is over the next use opens the database', async () => {
  vi.stubGlobal('indexedDB', undefined)
  await expect(readSettings()).rejects.toThrow()
  vi.unstubAllGlobals()
  expect((await readSettings()).theme).toBe('auto')
})

test('the connection gives way to another tab that upgrades', async () => {
  await saveSettings({ theme: 'dark' })
  const newer = await openDB(databaseName, databaseVersion + 1)
  newer.close()
  await expect(readSettings()).rejects.toMatchObject({ problem: { code: 'storageNewer' } })
})

test('a connection that was closed under us is opened again', async () => {
  await saveSettings({ theme: 'dark' })
  ;(await database()).close()
  expect((await readSettings()).theme).toBe('dark')
})

test('a mistake of ours stays what it is', async () => {
  await expect(markRead(undefined as unknown as string, 0)).rejects.toMatchObject({ name: 'DataError' })
})

test('a write is announced, once it is done, to those who listen for its store', async () => {
  const heard: string[] = []
  const ends = [
    onStored(['settings'], () => heard.push('settings')),
    onStored(['posts'], () => heard.push('posts')),
  ]
  const announced = new Promise<void>((resolve) => ends.push(onStored(['readMarks'], resolve)))
  await saveSettings({ theme: 'dark' })
  await markRead('a/1', 1)
  await announced
  for (const end of ends) end()
  expect(heard).toEqual(['settings'])
})

test('read marks are given for the posts that are asked for', async () => {
  await markRead('a/1', 1)
  await markRead('a/2', 1)
  const both = [{ id: 'a/1' }, { id: 'a/3' }]
  expect(await read(['readMarks'], (marks) => marksOf(marks, both))).toEqual(new Set(['a/1']))
})

function fails(name: string): never {
  throw new DOMException('', name)
}
