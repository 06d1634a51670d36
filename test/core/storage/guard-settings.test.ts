import { beforeEach, expect, test } from 'vitest'
import {
  defaultGuardSettings,
  readGuardSettings,
  saveGuardSettings,
} from '../../../src/core/storage/guard-settings.ts'
import { defaultSettings, readSettings } from '../../../src/core/storage/settings.ts'
import { write } from '../../../src/core/storage/transaction.ts'
import { freshDatabase } from './fresh-database.ts'

beforeEach(freshDatabase)

test('a new phone hides on nothing but the gesture, and erases nothing', async () => {
  expect(await readGuardSettings()).toEqual(defaultGuardSettings)
})

test('each is kept, and the other settings stay', async () => {
  const hideCode = { salt: 'aa', hash: 'bb' }
  await saveGuardSettings({ hidesOnLeave: true, hideCode })
  await saveGuardSettings({ canErase: true })
  expect(await readGuardSettings()).toEqual({
    ...defaultGuardSettings,
    hidesOnLeave: true,
    hideCode,
    canErase: true,
  })
  expect(await readSettings()).toEqual(defaultSettings)
  await saveGuardSettings({ hideCode: undefined })
  expect(await readGuardSettings()).toMatchObject({ hideCode: undefined, canErase: true })
})

test('a stored value that this version does not know counts as the default', async () => {
  await write(['settings'], 'strict', async (transaction) => {
    const odd = { hidesOnLeave: 'yes', hasTriedHide: 1, hideCode: { salt: 3 }, canErase: null }
    for (const [key, value] of Object.entries(odd))
      await transaction.objectStore('settings').put({ key, value })
  })
  expect(await readGuardSettings()).toEqual(defaultGuardSettings)
})
