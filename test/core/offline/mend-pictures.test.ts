import { beforeEach, expect, test } from 'vitest'
import { keptAddresses } from '../../../src/core/storage/kept-picture.ts'
import {
  allPictures,
  keepPicture,
  mendPictures,
  putPicture,
  whilePutting,
} from '../../../src/core/storage/pictures.ts'
import { write } from '../../../src/core/storage/transaction.ts'
import { freshDatabase } from '../storage/fresh-database.ts'
import { fakeCaches } from './fake-caches.ts'
import { fakeLocks } from './fake-locks.ts'

const picture = { bytes: new Uint8Array([1, 2, 3]), width: 720 }
const now = 1_790_000_000_000

beforeEach(async () => {
  await freshDatabase()
  fakeCaches()
  fakeLocks()
})

test('bytes without a record go, and a record without its bytes', async () => {
  await putPicture('bytes', picture, now)
  await keepPicture('whole', picture, now)
  const image = { address: 'record', hash: '', bytes: 3, width: 720, storedAt: now }
  await write(['images'], 'relaxed', (transaction) => transaction.objectStore('images').put(image))
  await mendPictures()
  expect(await keptAddresses()).toEqual(['whole'])
  expect((await allPictures()).map(({ address }) => address)).toEqual(['whole'])
})

test('bytes whose record is just being stored are not taken for left over', async () => {
  let mending = Promise.resolve()
  let isMended = false
  await whilePutting(async () => {
    const image = await putPicture('file', picture, now)
    mending = mendPictures().then(() => {
      isMended = true
    })
    // As long as it takes to mend.
    for (let times = 0; times < 20; times++) await allPictures()
    expect(isMended).toBe(false)
    await write(['images'], 'relaxed', (transaction) => transaction.objectStore('images').put(image))
  })
  await mending
  expect(await keptAddresses()).toEqual(['file'])
  expect(await allPictures()).toHaveLength(1)
})
