import { beforeEach, expect, test } from 'vitest'
import { readStartRows } from '../../../src/core/storage/start-rows.ts'
import { savePlace } from '../../../src/core/storage/timeline-place.ts'
import { read } from '../../../src/core/storage/transaction.ts'
import { expectUnheard } from './expect-unheard.ts'
import { freshDatabase } from './fresh-database.ts'

beforeEach(freshDatabase)

const place = { inputs: '[]', scrollY: 812.5, post: { sortAt: 5, id: 'a/1' }, top: -3.25 }

test('the place comes with the rows of the next start, until there is none', async () => {
  await savePlace(place)
  expect((await readStartRows(4)).place).toEqual(place)
  await savePlace(undefined)
  expect((await readStartRows(4)).place).toBeUndefined()
})

test('it changes no setting and calls no view', async () => {
  await expectUnheard(() => savePlace(place))
})

test.each([
  'here',
  7,
  {},
  { ...place, top: '0' },
  { ...place, scrollY: Number.NaN },
  { ...place, post: null },
])('a row that says %j is no place', async (value) => {
  await savePlace(value as typeof place)
  expect(await read(['settings'], (rows) => rows.objectStore('settings').get('timelinePlace'))).toBeDefined()
  expect((await readStartRows(4)).place).toBeUndefined()
})
