import { beforeEach, expect, test } from 'vitest'
import { isBackground, type RefreshRun } from '../../../src/core/domain/refresh-run.ts'
import { refreshTriggers } from '../../../src/core/domain/refresh-trigger.ts'
import { allFetchStates, refreshRows } from '../../../src/core/storage/fetch-states.ts'
import { readLastRefresh, saveLastRefresh } from '../../../src/core/storage/last-refresh.ts'
import { noteRunBegun, readRefreshRuns } from '../../../src/core/storage/refresh-runs.ts'
import { read } from '../../../src/core/storage/transaction.ts'
import { freshDatabase } from './fresh-database.ts'
import { now } from './make-stored.ts'

const last = { finishedAt: now, newPosts: 2, failed: 1, sources: 9 }

beforeEach(freshDatabase)

function run(given: Partial<RefreshRun> = {}): RefreshRun {
  const facts = { durationMs: 1200, bytes: 900, newPosts: 2, failed: 1 }
  return { trigger: 'button', startedAt: now, ...facts, ...given }
}

async function refreshed(given: Partial<RefreshRun>): Promise<void> {
  const one = run(given)
  await noteRunBegun(one.trigger, one.startedAt)
  await saveLastRefresh(last, one)
}

test('nothing is told of a phone that was never refreshed', async () => {
  expect(await readRefreshRuns()).toEqual({ runs: [], background: undefined })
})

test('of more than twenty runs the last twenty are told, newest first', async () => {
  for (let at = 0; at < 25; at++) await refreshed({ startedAt: now + at })
  const { runs } = await readRefreshRuns()
  expect(runs.map(({ startedAt }) => startedAt - now)).toEqual(Array.from({ length: 20 }, (_, at) => 24 - at))
})

test('a run that was cut off with the app is told as that by the next one', async () => {
  await noteRunBegun('start', now)
  expect((await readRefreshRuns()).runs).toEqual([])
  await refreshed({ startedAt: now + 5 })
  const { runs } = await readRefreshRuns()
  expect(runs.map(({ startedAt, endedBy }) => [startedAt, endedBy])).toEqual([
    [now + 5, undefined],
    [now, 'system'],
  ])
})

test.each(refreshTriggers.filter(isBackground))(
  'the last %s is remembered however many runs follow',
  async (trigger) => {
    await refreshed({ trigger, startedAt: now })
    for (let at = 1; at <= 20; at++) await refreshed({ startedAt: now + at })
    const { runs, background } = await readRefreshRuns()
    expect(runs.some((one) => one.trigger === trigger)).toBe(false)
    expect(background).toMatchObject({ trigger, startedAt: now })
  },
)

test('the report is none of the rows that every start reads', async () => {
  await refreshed({})
  const rows = await read(['serverStates'], refreshRows)
  expect(rows.map(({ key }) => key)).toEqual(['lastRefresh'])
  expect(await readLastRefresh()).toEqual(last)
  expect(await allFetchStates()).toEqual([])
})
