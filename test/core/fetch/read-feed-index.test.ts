import { expect, test } from 'vitest'
import type { FeedIndex as WireIndex } from '../../../proxy/wire.ts'
import { readFeedIndex } from '../../../src/core/fetch/read-feed-index.ts'

test('times come in as seconds and are kept in milliseconds', () => {
  const wire: WireIndex = {
    version: 1,
    catalog: 'c0ffee',
    key: 'k'.repeat(43),
    sources: {
      a: { hash: 'abc123', changed: 1000 },
      b: { hash: 'def', changed: 5, problem: { code: 'status', since: 7, status: 429, retryAt: 9 } },
      c: { problem: { code: 'tooLarge', since: 8, maxBytes: 10 } },
      d: {},
      e: { problem: { code: 'tlsExpired', since: 8, expiredAt: 6 } },
    },
  }
  expect(readFeedIndex(wire)).toEqual({
    catalogHash: 'c0ffee',
    serverKey: 'k'.repeat(43),
    sources: {
      a: { hash: 'abc123', changedAt: 1_000_000 },
      b: {
        hash: 'def',
        changedAt: 5000,
        problem: { code: 'status', status: 429, retryAt: 9000 },
        problemSince: 7000,
      },
      c: { problem: { code: 'tooLarge', maxBytes: 10 }, problemSince: 8000 },
      d: {},
      e: { problem: { code: 'tlsExpired', expiredAt: 6000 }, problemSince: 8000 },
    },
  })
})

test('a reason this version does not know still says that the site could not be got', () => {
  const index = readFeedIndex(withSource({ problem: { code: 'sabotage', since: 1 } }))
  expect(index?.sources.a).toEqual({ problem: { code: 'unreachable' }, problemSince: 1000 })
})

test.each([['2026'], [1e20], [Number.NaN], [undefined]])(
  'an expired certificate whose day is %j is told without it',
  (expiredAt) => {
    const index = readFeedIndex(withSource({ problem: { code: 'tlsExpired', since: 1, expiredAt } }))
    expect(index?.sources.a?.problem).toEqual({ code: 'tlsExpired' })
  },
)

test.each([[null], ['x'], [7], [[]], [{ hash: 5 }], [{ hash: '../../etc' }], [{ hash: '' }]])(
  'an entry %j is left out and the others stay',
  (entry) => {
    const index = readFeedIndex({ version: 1, catalog: 'c', sources: { a: entry, b: { hash: 'h' } } })
    expect(index?.sources).toEqual({ b: { hash: 'h' } })
  },
)

test.each([[{ changed: 'now' }], [{ changed: Number.NaN }], [{ problem: 'bad' }]])(
  'what is odd in an entry %j is left out of it',
  (odd) => expect(readFeedIndex(withSource({ hash: 'h', ...odd }))?.sources.a).toEqual({ hash: 'h' }),
)

test.each([[7], ['short'], ['/'.repeat(43)]])('what is no key, %j, is left out', (key) =>
  expect(readFeedIndex({ version: 1, catalog: 'c', key, sources: {} })).toEqual({
    catalogHash: 'c',
    sources: {},
  }),
)

test.each([[undefined], [null], ['<html>'], [[]], [{}], [{ version: 1, catalog: 3, sources: {} }]])(
  '%j is no index',
  (value) => expect(readFeedIndex(value)).toBeUndefined(),
)

function withSource(entry: object) {
  return { version: 1, catalog: 'c', sources: { a: entry } }
}
