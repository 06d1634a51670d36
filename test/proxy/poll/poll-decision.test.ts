import { expect, test } from 'vitest'
import { dueAt, dueAtStart, pollRequest } from '../../../proxy/poll/poll-decision.ts'
import { hostBlockedUntil } from '../../../proxy/poll/poll-hosts.ts'
import { type PollOutcome, stateAfter } from '../../../proxy/poll/state-after.ts'
import type { SourceState } from '../../../proxy/store/source-state.ts'
import type { UpstreamProblem } from '../../../proxy/upstream/upstream-problem.ts'

const feed = 'https://elm.example/feed'
const minute = 60_000
const day = 24 * 60 * minute
const interval = 30 * minute
const now = 1_000 * day

const bodyA: PollOutcome = {
  kind: 'body',
  hash: 'A',
  size: 1000,
  head: { gist: 'A' },
  headers: { etag: '"a"' },
  finalUrl: feed,
}

function failing(problem: UpstreamProblem, failures = 1): SourceState {
  return { feedUrl: feed, checkedAt: now, failures, trouble: { problem, since: now }, replaced: [] }
}

function after(...outcomes: PollOutcome[]): SourceState | undefined {
  return outcomes.reduce<SourceState | undefined>(
    (state, outcome) => stateAfter(feed, state, outcome, now),
    undefined,
  )
}

test('a source never asked is due at once', () => {
  expect(dueAt(feed, undefined, interval)).toBe(0)
})

test('a source that answered is due after the interval', () => {
  expect(dueAt(feed, after(bodyA), interval)).toBe(now + interval)
})

test('a source with a new address is due at once and asked without the old validators', () => {
  const state = after(bodyA)
  expect(dueAt('https://new.example/', state, interval)).toBe(0)
  expect(pollRequest('https://new.example/', state)).toEqual({ url: 'https://new.example/' })
})

test.each([
  [{ cacheControl: 'max-age=7200' }, 120 * minute],
  [{ cacheControl: 'public, MAX-AGE=60' }, interval],
  [{ cacheControl: 'max-age=31536000' }, 350 * minute],
  [{ cacheControl: 'no-cache, max-age=7200' }, interval],
  [{ expires: new Date(now + 3 * 60 * minute).toUTCString() }, 180 * minute],
  [{ expires: '0' }, interval],
] as const)('%j is honored up to 5 hours 50 minutes', (headers, wait) => {
  expect(dueAt(feed, after({ ...bodyA, headers }), interval)).toBe(now + wait)
})

test.each<[UpstreamProblem, number, number]>([
  [{ code: 'status', status: 404 }, 1, interval],
  [{ code: 'status', status: 404 }, 3, 4 * interval],
  [{ code: 'status', status: 500 }, 12, day],
  [{ code: 'status', status: 404 }, 30, 7 * day],
  [{ code: 'status', status: 410 }, 1, 7 * day],
  [{ code: 'status', status: 503, retryAt: now + 5 * minute }, 1, 5 * minute],
  [{ code: 'status', status: 429, retryAt: now + 2 * 60 * minute }, 1, 120 * minute],
  [{ code: 'status', status: 503, retryAt: now + 99 * day }, 1, day],
  [{ code: 'status', status: 503, retryAt: now }, 1, minute],
  [{ code: 'nameNotFound' }, 1, minute],
  [{ code: 'refused' }, 3, 4 * minute],
  [{ code: 'timeout' }, 40, 4 * interval],
  [{ code: 'htmlAnswer' }, 1, interval],
  [{ code: 'tooLarge', maxBytes: 1 }, 40, day],
])('%j, failed %i times, waits %i ms', (problem, failures, wait) => {
  expect(dueAt(feed, failing(problem, failures), interval)).toBe(now + wait)
})

test('a start asks again whatever failed, except where the site spoke', () => {
  expect(dueAtStart(feed, failing({ code: 'nameNotFound' }, 5), interval)).toBe(0)
  expect(dueAtStart(feed, failing({ code: 'addressNotAllowed' }, 5), interval)).toBe(0)
  expect(dueAtStart(feed, failing({ code: 'status', status: 410 }), interval)).toBe(now + 7 * day)
})

test('429 blocks its whole host, 503 does not', () => {
  const retryAt = now + 10 * minute
  const blocked = hostBlockedUntil([
    { host: 'a', state: failing({ code: 'status', status: 429, retryAt }) },
    { host: 'b', state: failing({ code: 'status', status: 503, retryAt }) },
    { host: 'c', state: undefined },
  ])
  expect([...blocked]).toEqual([['a', retryAt]])
})

test('validators go back after a good answer, and only then', () => {
  expect(pollRequest(feed, after(bodyA))).toEqual({ url: feed, validators: { etag: '"a"' } })
  const failed: PollOutcome = { kind: 'failed', problem: { code: 'htmlAnswer' } }
  expect(pollRequest(feed, after(failed))).toEqual({ url: feed })
  expect(pollRequest(feed, after(bodyA, failed))).toEqual({ url: feed, validators: { etag: '"a"' } })
  const bare: PollOutcome = { ...bodyA, hash: 'B', headers: {} }
  expect(pollRequest(feed, after(bodyA, bare))).toEqual({ url: feed })
})

test('a 304 keeps the body and takes new validators', () => {
  const state = after(bodyA, { kind: 'unchanged', headers: { lastModified: 'then' } })
  expect(state?.body?.hash).toBe('A')
  expect(state?.validators).toEqual({ etag: '"a"', lastModified: 'then' })
})

test('a failure keeps the last good body and remembers when the trouble began', () => {
  const first = stateAfter(feed, after(bodyA), { kind: 'failed', problem: { code: 'timeout' } }, now + 1)
  const second = stateAfter(feed, first, { kind: 'failed', problem: { code: 'refused' } }, now + 2)
  expect(second.body?.hash).toBe('A')
  expect(second.failures).toBe(2)
  expect(second.trouble).toEqual({ problem: { code: 'refused' }, since: now + 1 })
  expect(stateAfter(feed, second, bodyA, now + 3)).not.toHaveProperty('trouble')
})

test('the same body again keeps the time it was first seen', () => {
  const state = stateAfter(feed, after(bodyA), bodyA, now + minute)
  expect(state.body?.changedAt).toBe(now)
  expect(state.replaced).toEqual([])
})

test('a replaced body stays known for a day', () => {
  const next: PollOutcome = { ...bodyA, hash: 'B' }
  const state = stateAfter(feed, after(bodyA), next, now + minute)
  expect(state.replaced.map(({ hash }) => hash)).toEqual(['A'])
  expect(stateAfter(feed, state, next, now + day).replaced).toHaveLength(1)
  expect(stateAfter(feed, state, next, now + day + minute).replaced).toEqual([])
})

test('a permanent redirect is believed after three equal answers, and dropped when it fails', () => {
  const movedTo = 'https://new.example/feed'
  const moved: PollOutcome = { ...bodyA, movedTo }
  expect(pollRequest(feed, after(moved, moved)).url).toBe(feed)
  expect(pollRequest(feed, after(moved, { ...bodyA, movedTo: 'https://other.example/' }, moved)).url).toBe(
    feed,
  )
  expect(pollRequest(feed, after(moved, moved, moved)).url).toBe(movedTo)
  expect(pollRequest(feed, after(moved, moved, moved, bodyA)).url).toBe(movedTo)
  const failed: PollOutcome = { kind: 'failed', problem: { code: 'refused' } }
  expect(pollRequest(feed, after(moved, moved, moved, failed)).url).toBe(feed)
})
