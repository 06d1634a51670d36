import { expect, test } from 'vitest'
import { readHealth } from '../../../src/core/fetch/read-health.ts'

test('the check of the whole list comes with the report, or not at all', () => {
  const given = (check: unknown) => readHealth({ version: 1, sources: {}, check }, 5000)?.check
  expect(given({ at: 4, asked: 9, unfit: ['a', 7] })).toEqual({ at: 4000, asked: 9, unfit: ['a'] })
  for (const odd of [undefined, 'x', { at: 4, asked: 9 }, { at: '4', asked: 9, unfit: [] }])
    expect(given(odd)).toBeUndefined()
})

test('times come in as seconds, problems under their codes, a status in either form', () => {
  const wire = {
    version: 1,
    sources: {
      a: {
        lastGood: 900,
        lastTry: 950,
        problem: { code: 'status 403', since: 800 },
        failures: { timeout: 3, 'status 503': 2 },
        interval: 45,
        changesPerMonth: 6.5,
        size: 51_000,
        movedTo: 'https://new.example/feed',
        isGone: true,
        webSub: 'subscribed',
      },
      b: { problem: { code: 'status', status: 410, since: 7 } },
      c: {},
    },
  }
  expect(readHealth(wire, 1_000_000)).toEqual({
    at: 1_000_000,
    sources: {
      a: {
        lastSuccess: 900_000,
        lastTry: 950_000,
        problem: { code: 'status', status: 403 },
        problemSince: 800_000,
        failures: [
          { problem: { code: 'timeout' }, count: 3 },
          { problem: { code: 'status', status: 503 }, count: 2 },
        ],
        intervalMinutes: 45,
        changesPerMonth: 6.5,
        bytes: 51_000,
        movedTo: 'https://new.example/feed',
        isGone: true,
        webSub: 'subscribed',
      },
      b: { problem: { code: 'status', status: 410 }, problemSince: 7000, failures: [] },
      c: { failures: [] },
    },
  })
})

test.each([
  [{ lastGood: 'yesterday', interval: -5, size: Number.NaN, changesPerMonth: null }],
  [{ failures: [1], movedTo: 7, isGone: 'yes', webSub: '', problem: 'bad' }],
  [{ failures: { timeout: 'many', tls: 0 } }],
])('what is odd in an entry %j is left out of it', (odd) => {
  expect(readHealth({ version: 1, sources: { a: odd } }, 1)?.sources.a).toEqual({ failures: [] })
})

test('a reason this version does not know still says that the site could not be got', () => {
  const report = readHealth({ version: 1, sources: { a: { problem: { code: 'sabotage', since: 1 } } } }, 1)
  expect(report?.sources.a?.problem).toEqual({ code: 'unreachable' })
})

test.each([[undefined], [null], ['<html>'], [[]], [{ version: 2, sources: {} }], [{ version: 1 }]])(
  '%j is no report',
  (value) => {
    expect(readHealth(value, 1)).toBeUndefined()
  },
)
