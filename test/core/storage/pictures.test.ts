import { beforeEach, expect, test } from 'vitest'
import { keptPicture } from '../../../src/core/storage/kept-picture.ts'
import { keptBytes } from '../../../src/core/storage/picture-bytes.ts'
import {
  allPictures,
  dropPictures,
  type GivenPicture,
  keepPicture,
} from '../../../src/core/storage/pictures.ts'
import { fakeCaches } from '../offline/fake-caches.ts'
import { freshDatabase } from './fresh-database.ts'
import { quotaReachedAt } from './quota.ts'
import { brokenOf, damageBytes, storedBytes } from './stored-pieces.ts'

const now = 1_790_000_000_000

beforeEach(async () => {
  await freshDatabase()
  fakeCaches()
})

test.each([1, 59_999, 60_000, 60_001, 200_000])(
  'a picture of %i bytes is kept as it came',
  async (length) => {
    const bytes = bytesOf(length)
    const image = await keepPicture({ address: 'a', bytes, width: 720 }, now)
    expect(image).toMatchObject({ address: 'a', bytes: length, width: 720, storedAt: now })
    expect(await allPictures()).toEqual([image])
    expect(await keptBytes('a')).toEqual(bytes)
    const kept = await keptPicture('a')
    expect(kept?.width).toBe(720)
    expect(kept?.answer.headers.get('content-type')).toBe('image/webp')
    expect(new Uint8Array((await kept?.answer.arrayBuffer()) ?? [])).toEqual(bytes)
    expect(await brokenOf([image])).toEqual([])
  },
)

test('of a view only what it looks at is stored', async () => {
  await keepPicture({ address: 'a', bytes: bytesOf(100).subarray(10, 13), width: 720 }, now)
  expect(await storedBytes()).toEqual(new Map([['a', [10, 11, 12]]]))
})

test('a picture that comes anew leaves nothing of a longer one', async () => {
  await keepPicture({ address: 'a', bytes: bytesOf(150_000), width: 720 }, now)
  const image = await keepPicture({ address: 'a', bytes: bytesOf(3), width: 720 }, now)
  expect(await storedBytes()).toEqual(new Map([['a', [0, 1, 2]]]))
  expect(await brokenOf([image])).toEqual([])
})

test('record and bytes come together and go together', async () => {
  const full = quotaReachedAt('pictureBytes')
  const pictures = ['a', 'ab', 'b'].map((address) => ({ address, bytes: bytesOf(70_000), width: 720 }))
  await expect(keepAll(pictures)).rejects.toMatchObject({ problem: { code: 'storageFull' } })
  full.mockRestore()
  expect(await allPictures()).toEqual([])
  expect(await storedBytes()).toEqual(new Map())
  await keepAll(pictures)
  await dropPictures(['a', 'unknown'])
  expect((await allPictures()).map(({ address }) => address)).toEqual(['ab', 'b'])
  expect([...(await storedBytes()).keys()]).toEqual(['ab', 'b'])
})

test('of many pictures of all sizes each one that is altered, cut or gone is found, and no other', async () => {
  const pictures = Array.from({ length: 120 }, (_, at) => ({
    address: `https://site.example/${at}.jpg`,
    bytes: bytesOf(at * 1500 + 1, at),
    width: 720,
  }))
  await keepAll(pictures)
  const bytesAt = (at: number) => pictures[at]?.bytes.slice() ?? new Uint8Array()
  const altered = bytesAt(119)
  altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1
  await damageBytes(addressAt(119), altered)
  await damageBytes(addressAt(80), bytesAt(80).slice(0, 60_000))
  await damageBytes(addressAt(7), new Uint8Array())
  const broken = await brokenOf(await allPictures())
  expect(broken.sort()).toEqual([addressAt(119), addressAt(7), addressAt(80)].sort())
})

test('one that the disk has lost hides no other', async () => {
  await keepAll(['a', 'b', 'c'].map((address) => ({ address, bytes: bytesOf(5), width: 720 })))
  const getAll = IDBObjectStore.prototype.getAll
  IDBObjectStore.prototype.getAll = function (query, count) {
    const holdsLost = this.name === 'pictureBytes' && (query as IDBKeyRange).includes(['b', 0])
    if (holdsLost) throw new DOMException('Failed to read large IndexedDB value', 'DataError')
    return getAll.call(this, query, count)
  }
  const broken = await brokenOf(await allPictures()).finally(() => {
    IDBObjectStore.prototype.getAll = getAll
  })
  expect(broken).toEqual(['b'])
})

test('a storage that fails as a whole is no loss of pictures', async () => {
  await keepPicture({ address: 'a', bytes: bytesOf(5), width: 720 }, now)
  const images = await allPictures()
  const getAll = IDBObjectStore.prototype.getAll
  IDBObjectStore.prototype.getAll = () => {
    throw new DOMException('Connection lost', 'UnknownError')
  }
  await expect(
    brokenOf(images).finally(() => {
      IDBObjectStore.prototype.getAll = getAll
    }),
  ).rejects.toMatchObject({ problem: { code: 'storageFailed' } })
})

async function keepAll(pictures: readonly GivenPicture[]): Promise<void> {
  for (const picture of pictures) await keepPicture(picture, now)
}

function addressAt(at: number): string {
  return `https://site.example/${at}.jpg`
}

function bytesOf(length: number, first = 0): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, at) => (at + first) % 251)
}
