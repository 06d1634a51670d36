import { beforeEach, expect, test, vi } from 'vitest'
import { saveSettings } from '../../../src/core/storage/settings.ts'
import { noteCleared, readTrace } from '../../../src/core/storage/stored-trace.ts'
import { freshDatabase } from './fresh-database.ts'
import { makePosts, store } from './make-stored.ts'

let left: Map<string, string>

beforeEach(async () => {
  await freshDatabase()
  left = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => left.get(key) ?? null,
    setItem: (key: string, value: string) => left.set(key, value),
  })
})

test('a first start leaves no trace: there is nothing to lose', async () => {
  expect(await readTrace()).toBe('empty')
  expect(left.size).toBe(0)
  await saveSettings({ theme: 'dark' })
  expect(await readTrace()).toBe('empty')
})

test('a database that went while the trace stayed was cleared, until the reader knows', async () => {
  await store('rosevilledsa', makePosts('rosevilledsa', 1))
  expect(await readTrace()).toBe('stored')
  await freshDatabase()
  expect(await readTrace()).toBe('cleared')
  await store('rosevilledsa', makePosts('rosevilledsa', 1))
  expect(await readTrace()).toBe('cleared')
  await noteCleared()
  expect(await readTrace()).toBe('stored')
})

test('a choice alone is something to lose, and a lost trace is left again', async () => {
  await saveSettings({ hasChosen: true })
  expect(await readTrace()).toBe('stored')
  left.clear()
  expect(await readTrace()).toBe('stored')
  await freshDatabase()
  expect(await readTrace()).toBe('cleared')
})

test('where the browser keeps nothing beside the database nothing is claimed', async () => {
  const refused = () => {
    throw new DOMException('', 'SecurityError')
  }
  vi.stubGlobal('localStorage', { getItem: refused, setItem: refused })
  await saveSettings({ hasChosen: true })
  expect(await readTrace()).toBe('stored')
  await freshDatabase()
  expect(await readTrace()).toBe('empty')
})
