import { expect, test } from 'vitest'
import { changesPerMonth, pollInterval } from '../../../proxy/poll/poll-interval.ts'
import type { SourceState } from '../../../proxy/store/source-state.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const now = 1_000 * day
const usual = 30 * minute

/** Watched for `days`, in which its posts changed `times` times, evenly. */
function watched(days: number, times: number, others: Partial<SourceState> = {}): SourceState {
  const changes = Array.from({ length: times }, (_, at) => now - ((at + 0.5) * days * day) / times)
  return {
    feedUrl: 'https://elm.example/feed',
    checkedAt: now,
    failures: 0,
    replaced: [],
    watchedSince: now - days * day,
    changes,
    ...others,
  }
}

const minutes = (state: SourceState | undefined, pollMs = usual) => pollInterval(state, pollMs) / minute

test('a source just met is asked at the usual interval', () => {
  expect(minutes(undefined)).toBe(30)
  expect(minutes(watched(0, 0))).toBe(30)
})

test('the more often its posts change, the more often it is asked, within 15 minutes and a little less than 6 hours', () => {
  const rates = [0, 2, 4, 10, 20, 60, 200].map((perMonth) => minutes(watched(60, Math.min(64, perMonth * 2))))
  expect(rates).toEqual([...rates].sort((a, b) => b - a))
  expect(rates[0]).toBe(350)
  expect(rates[1]).toBe(350)
  expect(rates[3]).toBeGreaterThan(60)
  expect(rates[3]).toBeLessThan(120)
  expect(minutes(watched(1, 64))).toBe(15)
})

test('a source that wakes up is asked more often after each post, one that falls asleep less', () => {
  const asleep = watched(60, 2)
  const awake = {
    ...asleep,
    changes: [now - hour, now - 2 * hour, now - 5 * hour, ...(asleep.changes ?? [])],
  }
  expect(minutes(awake)).toBeLessThan(minutes(watched(60, 3)))
  expect(minutes({ ...watched(3, 6), checkedAt: now + 20 * day })).toBeGreaterThan(minutes(watched(3, 6)))
})

test('a feed of many changes is judged by the newest of them', () => {
  const changes = Array.from({ length: 64 }, (_, at) => now - at * 10 * minute)
  expect(minutes(watched(60, 0, { changes }))).toBe(15)
})

test.each([
  ['a hint of an hour', { hintMs: hour }, 60],
  ['a hint of a day', { hintMs: day }, 350],
  ['a header of two hours', { freshUntil: now + 2 * hour }, 120],
  ['the longer of both', { hintMs: hour, freshUntil: now + 3 * hour }, 180],
  ['a header that is over', { freshUntil: now - hour }, 15],
])('%s makes the interval longer, never shorter', (_, wish, expected) => {
  expect(minutes(watched(1, 64, wish))).toBe(expected)
})

test('an operator who wants less gets less', () => {
  expect(minutes(watched(60, 0), 8 * hour)).toBe(480)
  expect(minutes(watched(60, 0), hour)).toBe(350)
})

test('changes a month are told once there is a week to tell them by', () => {
  expect(changesPerMonth(watched(6, 6))).toBeUndefined()
  expect(changesPerMonth(watched(30, 6))).toBe(6)
  expect(changesPerMonth(watched(60, 6))).toBe(3)
  expect(changesPerMonth(watched(60, 0))).toBe(0)
})
