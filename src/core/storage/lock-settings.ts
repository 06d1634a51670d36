import { read, write } from './transaction.ts'

/** After so many minutes out of sight the app locks itself; 0: at once, -1: never. */
export const lockAfterMinutes = [0, 1, 5, 30, -1] as const
export type LockAfter = (typeof lockAfterMinutes)[number]

const key = 'lockAfter'
const usual: LockAfter = 5

/** @throws {StorageError} */
export async function readLockAfter(): Promise<LockAfter> {
  const row = await read(['settings'], (transaction) => transaction.objectStore('settings').get(key))
  return lockAfterMinutes.find((known) => known === row?.value) ?? usual
}

/** @throws {StorageError} */
export async function saveLockAfter(value: LockAfter): Promise<void> {
  await write(['settings'], 'strict', (transaction) =>
    transaction.objectStore('settings').put({ key, value }),
  )
}
