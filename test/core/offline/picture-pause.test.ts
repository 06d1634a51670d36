import { expect, test } from 'vitest'
import { afterFailure, isLost, isPausing } from '../../../src/core/offline/picture-pause.ts'

const hour = 3_600_000

test('the pause grows with each failure, to a week', () => {
  let failure = afterFailure(undefined, false, 0)
  const pauses: number[] = []
  for (let at = 0; at < 7; at++) {
    const { triedAt } = failure
    let hours = 0
    while (isPausing(failure, triedAt + hours * hour)) hours += 1
    pauses.push(hours)
    failure = afterFailure(failure, false, triedAt + hours * hour)
  }
  expect(pauses).toEqual([1, 6, 24, 72, 168, 168, 168])
})

test('a clock that was set back keeps nothing away', () => {
  expect(isPausing(afterFailure(undefined, true, 10 * hour), 9 * hour)).toBe(false)
})

test('lost is what its publisher says so of, or what failed three times', () => {
  const once = afterFailure(undefined, false, 0)
  const twice = afterFailure(once, false, 1)
  expect([undefined, once, twice].map(isLost)).toEqual([false, false, false])
  expect(isLost(afterFailure(twice, false, 2))).toBe(true)
  expect(isLost(afterFailure(undefined, true, 0))).toBe(true)
})
