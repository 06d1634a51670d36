import { beforeEach, expect, test } from 'vitest'
import { followAll } from '../../../src/core/domain/follow.ts'
import { newDataKey } from '../../../src/core/lock/wrap-key.ts'
import { mayRefreshByItself } from '../../../src/core/refresh/automatic-refresh.ts'
import { readRefreshSettings } from '../../../src/core/refresh/refresh-settings.ts'
import { turnOn } from '../../../src/core/storage/app-lock.ts'
import { saveLastRefresh } from '../../../src/core/storage/last-refresh.ts'
import { saveSettings } from '../../../src/core/storage/settings.ts'
import { sealWith } from '../../../src/core/storage/transaction.ts'
import { freshDatabase } from '../storage/fresh-database.ts'

const chosen = { mode: 'chosen' as const, only: ['roseville'] }
const hourMs = 3_600_000

beforeEach(async () => {
  sealWith(undefined)
  await freshDatabase()
  await saveSettings({ follow: chosen })
})

test('without a lock a refresh goes by what is followed', async () => {
  expect(await readRefreshSettings()).toMatchObject({ follow: chosen, savesData: false })
})

test('with one it takes all sources alike, open or locked', async () => {
  await turnOn(newDataKey(), [])
  expect(await readRefreshSettings()).toMatchObject({ follow: followAll, savesData: false })
  sealWith(undefined)
  expect(await readRefreshSettings()).toMatchObject({ follow: followAll, savesData: true })
})

test('locked, it goes out by itself once an hour at most', async () => {
  await turnOn(newDataKey(), [])
  await saveLastRefresh({ finishedAt: hourMs, newPosts: 0, failed: 0, sources: 1 })
  expect(await mayRefreshByItself(hourMs + 60_000)).toBe(true)
  sealWith(undefined)
  expect(await mayRefreshByItself(hourMs + 60_000)).toBe(false)
  expect(await mayRefreshByItself(2 * hourMs)).toBe(true)
})
