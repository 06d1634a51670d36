import { expect, test } from 'vitest'
import { createByteCache } from '../../../proxy/store/byte-cache.ts'

const piece = (length = 10) => new Uint8Array(length)

test('what was used since stays when the oldest must go', () => {
  const cache = createByteCache(30)
  for (const key of ['a', 'b', 'c']) cache.set(key, piece())
  cache.get('a')
  cache.set('d', piece())
  expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key) !== undefined)).toEqual([true, false, true, true])
})

test('it never holds more than it may, even when everything was used', () => {
  const cache = createByteCache(35)
  const keys = Array.from({ length: 20 }, (_, at) => `key ${at}`)
  for (const key of keys) {
    cache.set(key, piece())
    for (const other of keys) cache.get(other)
  }
  expect(keys.filter((key) => cache.get(key) !== undefined)).toHaveLength(3)
})

test('what is set again takes the place of what was there', () => {
  const cache = createByteCache(30)
  const newer = piece(20)
  cache.set('a', piece())
  cache.set('a', newer)
  cache.set('b', piece())
  expect(cache.get('a')).toBe(newer)
  expect(cache.get('b')).toBeDefined()
})

test('what is larger than all it may hold is not kept, nor what was there before', () => {
  const cache = createByteCache(30)
  cache.set('a', piece())
  cache.set('a', piece(31))
  expect(cache.get('a')).toBeUndefined()
})
