import { beforeEach, expect, test } from 'vitest'
import { defaultSettings, readSettings, saveSettings } from '../../../src/core/storage/settings.ts'
import { write } from '../../../src/core/storage/transaction.ts'
import { freshDatabase } from './fresh-database.ts'

beforeEach(freshDatabase)

test('a new phone has the default settings', async () => {
  expect(await readSettings()).toEqual(defaultSettings)
})

test('each setting is kept on its own', async () => {
  await saveSettings({ theme: 'e-ink', textSize: 150 })
  await saveSettings({ readingFace: 'sans' })
  await saveSettings({ follow: { mode: 'chosen', only: ['a'] } })
  await saveSettings({ hasChosen: true })
  expect(await readSettings()).toEqual({
    ...defaultSettings,
    theme: 'e-ink',
    textSize: 150,
    readingFace: 'sans',
    follow: { mode: 'chosen', only: ['a'] },
    hasChosen: true,
  })
})

test('a stored value that this version does not know counts as the default', async () => {
  const odd = {
    language: 'tlh',
    theme: 7,
    textSize: 155,
    readingFace: 'comic',
    follow: { mode: 'chosen', only: [3] },
    hasChosen: 'yes',
  }
  await write(['settings'], 'strict', async (transaction) => {
    const settings = transaction.objectStore('settings')
    for (const [key, value] of Object.entries(odd)) await settings.put({ key, value })
  })
  expect(await readSettings()).toEqual(defaultSettings)
})
