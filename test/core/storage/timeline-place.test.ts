import { beforeEach, expect, test } from 'vitest'
import { onStored } from '../../../src/core/storage/changes.ts'
import { readSettings, saveSettings } from '../../../src/core/storage/settings.ts'
import { readStartRows } from '../../../src/core/storage/start-rows.ts'
import { savePlace } from '../../../src/core/storage/timeline-place.ts'
import { read } from '../../../src/core/storage/transaction.ts'
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
  const before = await readSettings()
  let heard = 0
  const end = onStored(['settings'], () => heard++)
  await savePlace(place)
  expect(await readSettings()).toEqual(before)
  const told = new Promise<void>((resolve) => {
    const stop = onStored(['settings'], () => {
      stop()
      resolve()
    })
  })
  await saveSettings({ hasChosen: true })
  await told
  end()
  expect(heard).toBe(1)
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
