import { beforeEach, expect, test } from 'vitest'
import { finishPack, packById, putPack } from '../../../src/core/storage/action-packs.ts'
import { freshDatabase } from './fresh-database.ts'

beforeEach(freshDatabase)

const pack = { id: 'a', name: 'Picket', postIds: ['1'], asOf: 5 }

test('a pack that is brought up to date has its new posts, and their time, once they are gathered', async () => {
  await putPack({ ...pack, nextPostIds: ['2'], nextAsOf: 9, isGathering: true, isPaused: true })
  await finishPack('a')
  expect(await packById('a')).toEqual({ ...pack, postIds: ['2'], asOf: 9 })
})

test('one that is gathered for the first time keeps its posts and their time', async () => {
  await putPack({ ...pack, isGathering: true })
  await finishPack('a')
  expect(await packById('a')).toEqual(pack)
})
