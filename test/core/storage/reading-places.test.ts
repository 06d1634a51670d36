import { beforeEach, expect, test } from 'vitest'
import { mostPlaces } from '../../../src/core/domain/reading-place.ts'
import { readingPlaceOf, saveReadingPlace } from '../../../src/core/storage/reading-places.ts'
import { read } from '../../../src/core/storage/transaction.ts'
import { expectUnheard } from './expect-unheard.ts'
import { freshDatabase } from './fresh-database.ts'

beforeEach(freshDatabase)

test('each post has its place, until it is read to its end', async () => {
  await saveReadingPlace('a/1', 812)
  await saveReadingPlace('b/2', 99)
  expect(await readingPlaceOf('a/1')).toBe(812)
  await saveReadingPlace('a/1', undefined)
  expect([await readingPlaceOf('a/1'), await readingPlaceOf('b/2')]).toEqual([undefined, 99])
  await saveReadingPlace('c/3', undefined)
  expect(await readingPlaceOf('c/3')).toBeUndefined()
})

test('of many posts only the last are kept, in one row', async () => {
  for (let at = 0; at <= mostPlaces; at++) await saveReadingPlace(`a/${at}`, at + 1)
  expect([await readingPlaceOf('a/0'), await readingPlaceOf('a/1')]).toEqual([undefined, 2])
  expect(await read(['settings'], (rows) => rows.objectStore('settings').count())).toBe(1)
})

test('a place changes no setting and calls no view', async () => {
  await expectUnheard(() => saveReadingPlace('a/1', 5))
})
