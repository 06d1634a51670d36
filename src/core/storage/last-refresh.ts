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

export async function saveLastRefresh(last: LastRefresh): Promise<void> {
  await write(
    ['serverStates'],
    'relaxed',
    async (transaction) => {
      const states = transaction.objectStore('serverStates')
      const before = await states.get('lastRefresh')
      const isWhole = !last.problem && !last.cancelled
      const asOf = isWhole ? last.finishedAt : before?.key === 'lastRefresh' ? before.asOf : undefined
      await states.put({ key: 'lastRefresh', last, ...(asOf !== undefined && { asOf }) })
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
