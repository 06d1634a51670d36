import { openDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import { newDataKey, randomBytes } from '../../../src/core/lock/wrap-key.ts'
import { changeWraps, readLock, turnOff, turnOn, unlock } from '../../../src/core/storage/app-lock.ts'
import { ownChoices } from '../../../src/core/storage/choices.ts'
import { databaseName } from '../../../src/core/storage/database.ts'
import { filteredPage } from '../../../src/core/storage/filtered-posts.ts'
import { keptPosts } from '../../../src/core/storage/kept-posts.ts'
import { createList } from '../../../src/core/storage/lists.ts'
import { noteOf, saveNote } from '../../../src/core/storage/notes.ts'
import { readNotifyState, saveNotifyState } from '../../../src/core/storage/notify-state.ts'
import { addOwnNumber, allOwnNumbers } from '../../../src/core/storage/own-numbers.ts'
import { allPages, savePage } from '../../../src/core/storage/pages.ts'
import { prunePosts } from '../../../src/core/storage/prune-posts.ts'
import { allMarks, markAllRead } from '../../../src/core/storage/read-marks.ts'
import { readReadiness } from '../../../src/core/storage/readiness.ts'
import { isSaved, savePost } from '../../../src/core/storage/saved.ts'
import { readSettings, saveSettings } from '../../../src/core/storage/settings.ts'
import { readStartRows } from '../../../src/core/storage/start-rows.ts'
import { ownStores, read, sealWith } from '../../../src/core/storage/transaction.ts'
import { freshDatabase } from './fresh-database.ts'

const key = newDataKey()
const wraps = [{ kind: 'passphrase' as const, iterations: 1, salt: randomBytes(1), iv: randomBytes(1), key }]
const marks = Array.from({ length: 4100 }, (_, at) => `roseville/mark${at}`)
const notifyState = {
  seen: ['roseville/seen'],
  seenFrom: 1,
  waiting: [],
  isUntold: false,
  silent: 0,
  digestDay: '',
  reminded: [],
}

beforeEach(async () => {
  sealWith(undefined)
  await freshDatabase()
  await saveSettings({ follow: { mode: 'chosen', only: ['roseville-secret'] }, hasChosen: true })
  await savePost('roseville/saved', 1)
  await createList('Strike list', 2, 'roseville/listed')
  await saveNote('roseville/noted', 'Meet at the gate.', 3)
  await addOwnNumber('Anastasia K.', '+12125550100')
  await markAllRead(marks, 4)
  await saveNotifyState(notifyState as never)
  await savePage(
    { url: 'https://own.example/rights', pinnedBy: 'reader' },
    { title: 'Rights', html: '', pictures: [], language: 'en', contentHash: 'x' } as never,
    5,
  )
})

const secrets = [
  'roseville',
  'Strike list',
  'Meet at the gate',
  'Anastasia K.',
  '2125550100',
  'own.example',
  'follow',
  'hasChosen',
]

test('turned on, no own row can be read as it lies, and all are there as before for who has the key', async () => {
  const before = await everything()
  await turnOn(key, wraps)
  const lying = JSON.stringify(await raw(), bytesAsText)
  for (const secret of secrets) expect(lying).not.toContain(secret)
  expect(await everything()).toEqual(before)
  expect((await readStartRows(5)).settings.hasChosen).toBe(true)
})

test('the same search finds them without a lock', async () => {
  const lying = JSON.stringify(await raw(), bytesAsText)
  for (const secret of secrets) expect(lying).toContain(secret)
})

test('what is done under the lock is stored, sealed', async () => {
  await turnOn(key, wraps)
  await savePost('roseville/later', 6)
  await saveNote('roseville/noted', '', 7)
  await saveNotifyState({ ...notifyState, seen: ['roseville/next'] } as never)
  expect(await isSaved('roseville/later')).toBe(true)
  expect(await noteOf('roseville/noted')).toBe('')
  expect((await readNotifyState()).seen).toEqual(['roseville/next'])
  expect(JSON.stringify(await raw(), bytesAsText)).not.toContain('roseville')
})

test('without the key nothing is read, nothing is written, and nothing is taken for empty', async () => {
  await turnOn(key, wraps)
  sealWith(undefined)
  const locked = { problem: { code: 'storageLocked' } }
  const before = await raw()
  await expect(readSettings()).rejects.toMatchObject(locked)
  await expect(savePost('roseville/x', 1)).rejects.toMatchObject(locked)
  await expect(saveNotifyState(notifyState as never)).rejects.toMatchObject(locked)
  await expect(readReadiness()).rejects.toMatchObject(locked)
  await expect(prunePosts({ maxPosts: -1, keptPerSource: 0 })).rejects.toMatchObject(locked)
  expect(await raw()).toEqual(before)
  expect((await readLock())?.wraps).toEqual(wraps)
})

test('a key of another lock opens nothing', async () => {
  await turnOn(key, wraps)
  const lock = await readLock()
  sealWith(undefined)
  await expect(unlock({ id: 'another', wraps }, key)).rejects.toMatchObject({
    problem: { code: 'storageLocked' },
  })
  if (lock) await unlock(lock, newDataKey())
  await expect(readSettings()).rejects.toThrow()
})

test('what a window wrote that knew of no lock is sealed at the next unlocking', async () => {
  await turnOn(key, wraps)
  const lock = await readLock()
  sealWith(undefined)
  const database = await openDB(databaseName)
  await database.put('saved', { postId: 'roseville/stray', savedAt: 9 })
  database.close()
  if (lock) await unlock(lock, key)
  expect(await isSaved('roseville/stray')).toBe(true)
  expect(await isSaved('roseville/saved')).toBe(true)
  expect(JSON.stringify(await raw(), bytesAsText)).not.toContain('roseville')
})

test('turned off, all lies as it did before', async () => {
  const before = await raw()
  await turnOn(key, wraps)
  await turnOff(key)
  expect(await raw()).toEqual(before)
  expect(await readLock()).toBeUndefined()
  expect((await readSettings()).hasChosen).toBe(true)
})

test('another passphrase changes the lock and no row', async () => {
  await turnOn(key, wraps)
  const before = (await raw()).settings
  await changeWraps(() => [...wraps, ...wraps])
  expect((await readLock())?.wraps).toHaveLength(2)
  expect((await raw()).settings).toEqual(before)
})

test('turning on that fails in the middle leaves all as it was', async () => {
  const before = await raw()
  const put = IDBObjectStore.prototype.put
  let left = 2000
  IDBObjectStore.prototype.put = function (...given) {
    left -= 1
    if (left < 0) throw new DOMException('Full.', 'QuotaExceededError')
    return put.apply(this, given)
  }
  try {
    await expect(turnOn(key, wraps)).rejects.toMatchObject({ problem: { code: 'storageFull' } })
  } finally {
    IDBObjectStore.prototype.put = put
  }
  expect(await raw()).toEqual(before)
  expect(await isSaved('roseville/saved')).toBe(true)
})

test('a second lock is not put over the first', async () => {
  await turnOn(key, wraps)
  await expect(turnOn(newDataKey(), wraps)).rejects.toMatchObject({ problem: { code: 'storageLocked' } })
  expect(await isSaved('roseville/saved')).toBe(true)
})

async function everything() {
  return {
    choices: await ownChoices(true),
    kept: await keptPosts(),
    numbers: await allOwnNumbers(),
    pages: await allPages(),
    notify: await readNotifyState(),
    marks: [...(await read(['readMarks'], allMarks))].sort(),
    unread: await read(['posts', 'readMarks', 'saved'], (transaction) =>
      filteredPage(transaction, { sourceIds: 'all', filter: { unread: true }, count: 5, before: undefined }),
    ),
  }
}

/** All that the lock is about, as it lies. */
async function raw(): Promise<Record<string, unknown[]>> {
  const database = await openDB(databaseName)
  const rows = await Promise.all(
    [...ownStores, 'serverStates'].map(async (name) => [name, await database.getAll(name)] as const),
  )
  database.close()
  return Object.fromEntries(rows)
}

function bytesAsText(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value
}
