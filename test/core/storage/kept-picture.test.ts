import { openDB } from 'idb'
import { beforeEach, expect, test, vi } from 'vitest'
import { databaseName } from '../../../src/core/storage/database.ts'
import { keptPicture } from '../../../src/core/storage/kept-picture.ts'
import { allPictures, keepPicture } from '../../../src/core/storage/pictures.ts'
import { databaseVersion } from '../../../src/core/storage/upgrades.ts'
import { fakeCaches } from '../offline/fake-caches.ts'
import { freshDatabase } from './fresh-database.ts'
import { damageBytes } from './stored-pieces.ts'

const picture = { address: 'a', bytes: new Uint8Array([1, 2, 3]), width: 720 }

beforeEach(async () => {
  await freshDatabase()
  fakeCaches()
})

test('where there is no database the service worker makes none', async () => {
  expect(await keptPicture('a')).toBeUndefined()
  expect(await indexedDB.databases()).toEqual([])
})

test('the service worker reads a database of an earlier version, and lets the app bring it to its own', async () => {
  const old = await openDB(databaseName, databaseVersion - 1, {
    upgrade: (database) => database.createObjectStore('images', { keyPath: 'address' }),
  })
  old.close()
  expect(await keptPicture('a')).toBeUndefined()
  // This would wait for ever if the other connection did not give way.
  await keepPicture(picture, 1)
  expect((await keptPicture('a'))?.width).toBe(720)
})

test('the service worker reads a database of a later version, and lets it be deleted', async () => {
  await keepPicture(picture, 1)
  const newer = await openDB(databaseName, databaseVersion + 1)
  newer.close()
  expect((await keptPicture('a'))?.width).toBe(720)
  await new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(databaseName)
    deleting.onsuccess = resolve
    deleting.onerror = reject
  })
  expect(await keptPicture('a')).toBeUndefined()
  expect(await allPictures()).toEqual([])
})

test('a connection that was closed under the service worker is opened again', async () => {
  await keepPicture(picture, 1)
  expect((await keptPicture('a'))?.width).toBe(720)
  const transaction = IDBDatabase.prototype.transaction
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(function (
    this: IDBDatabase,
    ...given
  ) {
    this.close()
    return transaction.apply(this, given)
  })
  expect((await keptPicture('a'))?.width).toBe(720)
  expect(spy).toHaveBeenCalledTimes(2)
  spy.mockRestore()
})

test('half a picture is shown as none', async () => {
  await keepPicture({ ...picture, bytes: new Uint8Array(70_000) }, 1)
  await damageBytes('a', new Uint8Array(60_000))
  expect(await keptPicture('a')).toBeUndefined()
})
