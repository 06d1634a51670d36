import { beforeEach, expect, test } from 'vitest'
import {
  defaultNotifySettings,
  readNotifySettings,
  saveNotifySettings,
  toNotifySettings,
} from '../../../src/core/storage/notify-settings.ts'
import { freshDatabase } from './fresh-database.ts'

beforeEach(freshDatabase)

test('what is changed is kept beside what is not', async () => {
  expect(await readNotifySettings()).toEqual(defaultNotifySettings)
  await saveNotifySettings({ isOn: true, quiet: { from: 1320, to: 420 } })
  await saveNotifySettings({ levels: { portland: 'important' }, digestAt: 1080 })
  expect(await readNotifySettings()).toEqual({
    ...defaultNotifySettings,
    isOn: true,
    quiet: { from: 1320, to: 420 },
    levels: { portland: 'important' },
    digestAt: 1080,
  })
  await saveNotifySettings({ quiet: undefined, digestAt: undefined })
  expect(await readNotifySettings()).toMatchObject({ quiet: undefined, digestAt: undefined })
})

test.each([
  undefined,
  null,
  'on',
  42,
  [],
  { isOn: 1, level: 'loud', levels: 'all', quiet: { from: -1, to: 9999 }, digestAt: 1440, hidesTitles: 'no' },
  { levels: { portland: 'loud', boston: null }, quiet: { from: 10 }, digestAt: 12.5 },
])('%o, as another version may have written it, is as at the first start', (value) => {
  expect(toNotifySettings(value)).toEqual(defaultNotifySettings)
})
