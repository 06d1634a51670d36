import { openDB } from 'idb'
import { beforeEach, expect, test, vi } from 'vitest'
import { cacheNames } from '../../../src/core/storage/cache-names.ts'
import { databaseName } from '../../../src/core/storage/database.ts'
import { keptPicture } from '../../../src/core/storage/kept-picture.ts'
import { movePictures } from '../../../src/core/storage/move-pictures.ts'
import { keptBytes } from '../../../src/core/storage/picture-bytes.ts'
import { allPictures, dropPictures, hashOf, keepPicture } from '../../../src/core/storage/pictures.ts'
import { fakeCaches } from '../offline/fake-caches.ts'
import { freshDatabase } from './fresh-database.ts'
import { quotaReachedAt } from './quota.ts'
import { brokenOf, storedBytes } from './stored-pieces.ts'

const count = 20
const now = 1_790_000_000_000
const going = new AbortController().signal

beforeEach(async () => {
  await freshDatabase()
  fakeCaches()
  await fillOldPhone()
})

test('pictures of an earlier version are there before they are moved, and after', async () => {
  expect(await shownNow()).toEqual(all)
  expect(await brokenOf(await allPictures())).toEqual([])
  await movePictures(going)
  expect(await caches.has(cacheNames.oldPictures)).toBe(false)
  expect([...(await storedBytes()).keys()].sort()).toEqual([...all].sort())
  expect(await shownNow()).toEqual(all)
  expect(await brokenOf(await allPictures())).toEqual([])
  expect(await keptBytes(addressAt(3))).toEqual(bytesAt(3))
})

test.each([0, 1, 2, 5])(
  'ended after %i transactions nothing is lost, and the next time goes on',
  async (most) => {
    const stop = new AbortController()
    let done = 0
    const transaction = IDBDatabase.prototype.transaction
    const spy = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
      this: IDBDatabase,
      ...given
    ) {
      if (given[1] === 'readwrite' && ++done >= most) stop.abort()
      return transaction.apply(this, given)
    })
    if (most === 0) stop.abort()
    await movePictures(stop.signal)
    spy.mockRestore()
    expect(await shownNow()).toEqual(all)
    expect(await brokenOf(await allPictures())).toEqual([])
    await movePictures(going)
    expect(await shownNow()).toEqual(all)
    expect((await storedBytes()).size).toBe(count)
  },
)

test('killed between the two, one that is in both places is moved no second time', async () => {
  const cache = await caches.open(cacheNames.oldPictures)
  const remove = vi.spyOn(cache, 'delete').mockRejectedValue(new DOMException('', 'AbortError'))
  vi.spyOn(caches, 'open').mockResolvedValue(cache)
  await expect(movePictures(going)).rejects.toThrow()
  remove.mockRestore()
  vi.mocked(caches.open).mockRestore()
  await keepPicture({ address: addressAt(0), bytes: new Uint8Array([9]), width: 720 }, now + 1)
  await movePictures(going)
  expect(await keptBytes(addressAt(0))).toEqual(new Uint8Array([9]))
  expect(await brokenOf(await allPictures())).toEqual([])
})

test('a full phone keeps them where they are', async () => {
  const full = quotaReachedAt('pictureBytes')
  await movePictures(going)
  full.mockRestore()
  expect(await shownNow()).toEqual(all)
  expect(await brokenOf(await allPictures())).toEqual([])
})

test('one that is dropped goes from there, too, and one without a record is not moved', async () => {
  await dropPictures([addressAt(1)])
  expect(await keptPicture(addressAt(1))).toBeUndefined()
  await putOld('https://site.example/left-over.jpg', new Uint8Array([1]))
  await movePictures(going)
  expect([...(await storedBytes()).keys()].sort()).toEqual(all.filter((one) => one !== addressAt(1)).sort())
})

test('one whose bytes the cache has lost, or altered, is found broken', async () => {
  await (await caches.open(cacheNames.oldPictures)).delete(oldKey(addressAt(1)))
  await putOld(addressAt(2), new Uint8Array([1]))
  const images = await allPictures()
  expect((await brokenOf(images)).sort()).toEqual([addressAt(1), addressAt(2)])
  await movePictures(going)
  expect((await brokenOf(images)).sort()).toEqual([addressAt(1), addressAt(2)])
})

/** A phone as the fourth version of the database left it. */
async function fillOldPhone(): Promise<void> {
  const old = await openDB(databaseName, 4, {
    upgrade: (database) => database.createObjectStore('images', { keyPath: 'address' }),
  })
  for (const [at, address] of all.entries()) {
    const bytes = bytesAt(at)
    const image = { address, hash: await hashOf(bytes), bytes: bytes.length, width: 720, storedAt: now }
    await old.put('images', image)
    await putOld(address, bytes)
  }
  old.close()
}

async function putOld(address: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const headers = { 'content-type': 'image/webp', 'x-picture-width': '720' }
  await (await caches.open('kept-pictures-v1')).put(oldKey(address), new Response(bytes, { headers }))
}

function oldKey(address: string): string {
  return `/kept-picture?of=${encodeURIComponent(address)}`
}

/** Addresses of those that the service worker would show. */
async function shownNow(): Promise<string[]> {
  const shown = await Promise.all(
    all.map(async (address, at) => {
      const kept = await keptPicture(address)
      const bytes = new Uint8Array((await kept?.answer.arrayBuffer()) ?? [])
      return kept?.width === 720 && bytes.join() === bytesAt(at).join() ? address : []
    }),
  )
  return shown.flat()
}

const all = Array.from({ length: count }, (_, at) => addressAt(at))

function addressAt(at: number): string {
  return `https://site.example/${at}.jpg?a&b`
}

function bytesAt(at: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: 10 + at * 7000 }, (_, place) => (place + at) % 251)
}
