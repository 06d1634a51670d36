import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readPlace, savePlace } from '../../../src/core/storage/timeline-place.ts'

const place = { inputs: '[]', scrollY: 812.5, post: { sortAt: 5, id: 'a/1' }, top: -3.25 }
const stored = new Map<string, string>()

beforeEach(() => {
  stored.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
})

test('the place is there for the next start, until there is none', () => {
  expect(readPlace()).toBeUndefined()
  savePlace(place)
  expect(readPlace()).toEqual(place)
  savePlace(undefined)
  expect(readPlace()).toBeUndefined()
})

test.each([
  '"here"',
  '7',
  '{}',
  '{"inputs":',
  JSON.stringify({ ...place, top: '0' }),
  JSON.stringify({ ...place, scrollY: Number.NaN }),
  JSON.stringify({ ...place, post: null }),
])('what says %s is no place', (value) => {
  savePlace(place)
  for (const key of stored.keys()) stored.set(key, value)
  expect(readPlace()).toBeUndefined()
})

test('a browser that keeps nothing has no place', () => {
  vi.stubGlobal('localStorage', undefined)
  savePlace(place)
  expect(readPlace()).toBeUndefined()
})
