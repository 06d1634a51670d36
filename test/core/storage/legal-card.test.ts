import { beforeEach, expect, test } from 'vitest'
import { saveCatalog } from '../../../src/core/storage/catalog.ts'
import { database } from '../../../src/core/storage/database.ts'
import { readLegalCard, saveLegalState } from '../../../src/core/storage/legal-card.ts'
import { addOwnNumber, deleteOwnNumber, putOwnNumber } from '../../../src/core/storage/own-numbers.ts'
import { readCatalogHash } from '../../../src/core/storage/server-states.ts'
import { freshDatabase } from './fresh-database.ts'
import { now } from './make-stored.ts'

beforeEach(freshDatabase)

const hotlines = [{ id: 'guild' }]

test('before the first refresh there is no list; then it is as the catalog had it', async () => {
  expect(await readLegalCard()).toEqual({ numbers: [] })
  await saveCatalog({ publishers: [], sources: [], hotlines, hash: 'one' }, now)
  expect(await readLegalCard()).toEqual({ hotlines, numbers: [] })
  await saveCatalog({ publishers: [], sources: [], hash: 'two' }, now)
  expect(await readLegalCard()).toEqual({ hotlines: [], numbers: [] })
})

test('own numbers and the chosen state outlive a new catalog', async () => {
  await addOwnNumber('Rosa', '212 555 0100')
  await addOwnNumber('Jail support', '911')
  await saveLegalState('OR')
  await saveCatalog({ publishers: [], sources: [], hotlines, hash: 'one' }, now)
  const { numbers, state } = await readLegalCard()
  expect(numbers.map(({ label, number }) => [label, number])).toEqual([
    ['Jail support', '911'],
    ['Rosa', '212 555 0100'],
  ])
  expect(state).toBe('OR')
})

test('a number is changed, deleted, and comes back as it was', async () => {
  await addOwnNumber('Rosa', '911')
  const [rosa] = (await readLegalCard()).numbers
  if (!rosa) throw new Error('Not stored.')
  const changed = { ...rosa, number: '212 555 0100' }
  await putOwnNumber(changed)
  expect((await readLegalCard()).numbers).toEqual([changed])
  await deleteOwnNumber(rosa.id)
  expect((await readLegalCard()).numbers).toEqual([])
  await putOwnNumber(changed)
  expect((await readLegalCard()).numbers).toEqual([changed])
})

test('a catalog stored by a version that knew no hotlines is asked for again', async () => {
  await saveCatalog({ publishers: [], sources: [], hash: 'one' }, now)
  expect(await readCatalogHash()).toBe('one')
  await (await database()).put('serverStates', { key: 'catalog', hash: 'one', collections: [] })
  expect(await readCatalogHash()).toBeUndefined()
})
