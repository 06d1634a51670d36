import type { RefreshRun } from '../domain/refresh-run.ts'
import { putRun } from './refresh-runs.ts'
import type { LastRefresh } from './schema.ts'
import { read, write } from './transaction.ts'

export type { LastRefresh } from './schema.ts'

export async function readLastRefresh(): Promise<LastRefresh | undefined> {
  return (await readRow())?.last
}

/** Epoch ms of the last refresh that reached the server and went through: the posts stored are as of then. */
export async function readAsOf(): Promise<number | undefined> {
  return (await readRow())?.asOf
}

/** How a refresh ended, and with it what the report of the last ones says of it. */
export async function saveLastRefresh(last: LastRefresh, run?: RefreshRun): Promise<void> {
  await write(
    ['serverStates'],
    'relaxed',
    async (transaction) => {
      const states = transaction.objectStore('serverStates')
      const before = await states.get('lastRefresh')
      const isWhole = !last.problem && !last.cancelled
      const asOf = isWhole ? last.finishedAt : before?.key === 'lastRefresh' ? before.asOf : undefined
      await states.put({ key: 'lastRefresh', last, ...(asOf !== undefined && { asOf }) })
      if (run) await putRun(transaction, run)
    },
    () => ['serverStates', 'fetchStates'],
  )
}

async function readRow() {
  const row = await read(['serverStates'], (transaction) =>
    transaction.objectStore('serverStates').get('lastRefresh'),
  )
  return row?.key === 'lastRefresh' ? row : undefined
}
