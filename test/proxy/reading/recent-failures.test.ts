import { expect, test } from 'vitest'
import { createRecentFailures, type Failure } from '../../../proxy/reading/recent-failures.ts'
import type { UpstreamProblem } from '../../../proxy/upstream/upstream-problem.ts'

const url = (path: string) => new URL(`https://elm.example/${path}`)
const failed = (problem: UpstreamProblem): Failure => ({ kind: 'failed', problem })
const minutes = 60_000

function given() {
  let now = 1_000_000
  const failures = createRecentFailures(() => now)
  /** Minutes, whole ones, for which an address is answered from memory. */
  const rememberedFor = (address: URL) => {
    const from = now
    while (failures.find(address) !== undefined) now += minutes
    const passed = (now - from) / minutes
    now = from
    return passed
  }
  return { ...failures, rememberedFor, now: () => now, pass: (ms: number) => (now += ms) }
}

test.each<[string, Failure, number]>([
  ['a missing picture', failed({ code: 'status', status: 404 }), 10],
  ['what is no picture', { kind: 'unfit' }, 10],
  ['one too large', failed({ code: 'tooLarge', maxBytes: 9 }), 10],
  ['a fault of the site', failed({ code: 'status', status: 500 }), 2],
  ['a site that can’t be reached', failed({ code: 'unreachable' }), 2],
])('%s is remembered a while, and for its own address only', (_, failure, length) => {
  const { note, find, rememberedFor } = given()
  note(url('a'), failure)
  expect(find(url('a'))).toEqual(failure)
  expect(find(url('b'))).toBeUndefined()
  expect(rememberedFor(url('a'))).toBe(length)
})

test.each([
  [30_000, 1],
  [20 * minutes, 20],
  [5000 * minutes, 60],
])('a site that asks for %i ms of patience gets %i minutes', (waitMs, length) => {
  const { note, now, rememberedFor, find } = given()
  note(url('a'), failed({ code: 'status', status: 503, retryAt: now() + waitMs }))
  expect(rememberedFor(url('a'))).toBe(length)
  expect(find(url('b'))).toBeUndefined()
  note(url('c'), failed({ code: 'status', status: 429, retryAt: now() + waitMs }))
  // 429 speaks for the whole host.
  expect(rememberedFor(url('b'))).toBe(length)
  expect(find(new URL('https://oak.example/'))).toBeUndefined()
})

test('a host that three times in a row could not be reached is left in peace, and then asked once', () => {
  const { note, find, pass } = given()
  const dead = failed({ code: 'timeout' })
  note(url('a'), dead)
  note(url('b'), dead)
  expect(find(url('c'))).toBeUndefined()
  note(url('c'), dead)
  expect(find(url('d'))).toEqual(dead)
  pass(2 * minutes)
  expect(find(url('d'))).toBeUndefined()
  note(url('d'), dead)
  expect(find(url('e'))).toEqual(dead)
})

test('any answer of the site ends the row, and a good one is forgotten failure', () => {
  const { note, find } = given()
  for (const path of ['a', 'b']) note(url(path), failed({ code: 'timeout' }))
  note(url('c'), failed({ code: 'status', status: 404 }))
  note(url('d'), failed({ code: 'timeout' }))
  expect(find(url('e'))).toBeUndefined()
  note(url('a'), undefined)
  expect(find(url('a'))).toBeUndefined()
})

test('only so many are remembered, the newest', () => {
  const { find, note } = createRecentFailures(() => 0, 2)
  for (const path of ['a', 'b', 'c']) note(url(path), { kind: 'unfit' })
  expect(['a', 'b', 'c'].map((path) => find(url(path)) !== undefined)).toEqual([false, true, true])
})
