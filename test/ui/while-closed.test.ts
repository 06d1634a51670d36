import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { announceRefresh } from '../../src/core/refresh/refresh-channel.ts'
import { type LastRefresh, saveLastRefresh } from '../../src/core/storage/last-refresh.ts'
import { keepRunningWhileClosed } from '../../src/ui/background/while-closed.ts'
import { freshDatabase } from '../core/storage/fresh-database.ts'

const failed: LastRefresh = {
  finishedAt: 1,
  newPosts: 0,
  failed: 0,
  sources: 3,
  problem: { code: 'serverUnreachable' },
}
const run = { startedAt: 0, durationMs: 1, bytes: 0, newPosts: 0, failed: 0 }

const register = vi.fn(async () => {})
let end = () => {}

beforeEach(async () => {
  await freshDatabase()
  register.mockClear()
  vi.stubGlobal('navigator', { serviceWorker: { ready: Promise.resolve({ sync: { register } }) } })
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('removeEventListener', () => {})
})

afterEach(() => {
  end()
  vi.unstubAllGlobals()
})

test('one more run is asked for when a page found no server, and not when the browser’s own run found none', async () => {
  end = keepRunningWhileClosed()
  announceRefresh({ kind: 'finished', trigger: 'sync', last: failed })
  announceRefresh({ kind: 'finished', trigger: 'periodicsync', last: failed })
  announceRefresh({ kind: 'finished', trigger: 'button', last: failed })
  // They come in their order: once the last has been heard, those before it have.
  await vi.waitFor(() => expect(register).toHaveBeenCalled())
  expect(register).toHaveBeenCalledTimes(1)
})

test('a refresh that had failed before anybody listened is asked for once more, too', async () => {
  await saveLastRefresh(failed, { ...run, trigger: 'start' })
  end = keepRunningWhileClosed()
  await vi.waitFor(() => expect(register).toHaveBeenCalledTimes(1))
})
