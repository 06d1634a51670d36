import type { RefreshRun } from '../domain/refresh-run.ts'
import { isBackground } from '../domain/refresh-run.ts'
import type { RefreshTrigger } from '../domain/refresh-trigger.ts'
import type { RefreshRuns } from './schema.ts'
import { read, type Writing, write } from './transaction.ts'

/** As many as tell a habit. */
const mostRuns = 20

const none: RefreshRuns = { key: 'refreshRuns', runs: [] }

/** The last runs, newest first, and the last that the system granted while the app was closed, however long ago. */
export async function readRefreshRuns(): Promise<{ runs: RefreshRun[]; background: RefreshRun | undefined }> {
  const row = await read(['serverStates'], (transaction) =>
    transaction.objectStore('serverStates').get('refreshRuns'),
  )
  const { runs, background } = row?.key === 'refreshRuns' ? row : none
  return { runs: [...runs].reverse(), background }
}

/**
 * A refresh begins, under the lock: one that is noted as begun and has no end was ended with the whole app, and
 * could say nothing of it.
 */
export async function noteRunBegun(trigger: RefreshTrigger, startedAt: number): Promise<void> {
  await write(
    ['serverStates'],
    'relaxed',
    async (transaction) => {
      const row = withCut(await rowOf(transaction))
      await transaction.objectStore('serverStates').put({ ...row, begun: { trigger, startedAt } })
    },
    () => [],
  )
}

/** In the transaction that stores how the refresh ended. */
export async function putRun(transaction: Writing<'serverStates'>, run: RefreshRun): Promise<void> {
  const { begun: _, ...row } = await rowOf(transaction)
  await transaction.objectStore('serverStates').put(withRun(row, run))
}

async function rowOf(transaction: Writing<'serverStates'>): Promise<RefreshRuns> {
  const row = await transaction.objectStore('serverStates').get('refreshRuns')
  return row?.key === 'refreshRuns' ? row : none
}

function withCut({ begun, ...row }: RefreshRuns): RefreshRuns {
  if (!begun) return row
  return withRun(row, { ...begun, durationMs: 0, bytes: 0, newPosts: 0, failed: 0, endedBy: 'system' })
}

function withRun(row: RefreshRuns, run: RefreshRun): RefreshRuns {
  return {
    ...row,
    runs: [...row.runs, run].slice(-mostRuns),
    ...(isBackground(run.trigger) && { background: run }),
  }
}
