import { beforeEach, expect, test } from 'vitest'
import { createList } from '../../../src/core/storage/lists.ts'
import { saveNote } from '../../../src/core/storage/notes.ts'
import { isTimeToAsk, noteAsked } from '../../../src/core/storage/persistence.ts'
import { savePost } from '../../../src/core/storage/saved.ts'
import { saveSettings } from '../../../src/core/storage/settings.ts'
import { freshDatabase } from './fresh-database.ts'

beforeEach(freshDatabase)

test('nobody is asked who has only looked', async () => {
  await saveSettings({ theme: 'dark' })
  expect(await isTimeToAsk()).toBe(false)
})

test.each([
  ['chosen', () => saveSettings({ hasChosen: true })],
  ['saved', () => savePost('a/1', 1)],
  ['listed', () => createList('Strike', 1)],
  ['noted', () => saveNote('a/1', 'Thursday', 1)],
])('once something is %s it is time, and only once', async (_, act) => {
  await act()
  expect(await isTimeToAsk()).toBe(true)
  await noteAsked()
  expect(await isTimeToAsk()).toBe(false)
})
