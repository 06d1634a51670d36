import { expect, test } from 'vitest'
import { hostDownUntil } from '../../../proxy/poll/poll-hosts.ts'
import type { SourceState } from '../../../proxy/store/source-state.ts'
import type { UpstreamProblem } from '../../../proxy/upstream/upstream-problem.ts'

const minute = 60_000
const usual = 30 * minute
const startedAt = 1_000_000

function state(
  failures: number,
  checkedAt: number,
  problem: UpstreamProblem = { code: 'timeout' },
): SourceState {
  const trouble = failures === 0 ? {} : { trouble: { problem, since: startedAt } }
  return { feedUrl: 'x', checkedAt, failures, replaced: [], ...trouble }
}

function downUntil(...states: (SourceState | undefined)[]): number | undefined {
  return hostDownUntil(
    states.map((state) => ({ host: 'a', state })),
    startedAt,
    usual,
  ).get('a')
}

test('a host of which nothing answers is left alone, longer with each try', () => {
  const last = startedAt + 9 * minute
  expect(downUntil(state(2, last), state(2, startedAt))).toBeUndefined()
  expect(downUntil(state(3, last), state(3, startedAt))).toBe(last + minute)
  expect(downUntil(state(4, last), state(4, startedAt))).toBe(last + 4 * minute)
  expect(downUntil(state(90, last), state(4, startedAt))).toBe(last + 4 * usual)
})

test('one source that answers opens the way for all', () => {
  expect(downUntil(state(9, startedAt), state(0, startedAt))).toBeUndefined()
})

test('a site that answers with an error is not down', () => {
  expect(downUntil(state(9, startedAt), state(9, startedAt, { code: 'status', status: 404 }))).toBeUndefined()
})

test('what failed before the start says nothing', () => {
  expect(downUntil(state(9, startedAt - 1), undefined)).toBeUndefined()
})
