import type { OwnNumber } from './schema.ts'
import { read, write } from './transaction.ts'

export type { OwnNumber } from './schema.ts'

export function allOwnNumbers(): Promise<OwnNumber[]> {
  return read(['ownNumbers'], (transaction) => transaction.objectStore('ownNumbers').getAll())
}

/** @throws {StorageError} */
export async function addOwnNumber(label: string, number: string): Promise<void> {
  await putOwnNumber({ id: crypto.randomUUID(), label, number })
}

/** Stores it as it is: changed, or deleted a moment ago. @throws {StorageError} */
export async function putOwnNumber(own: OwnNumber): Promise<void> {
  await write(['ownNumbers'], 'strict', (transaction) => transaction.objectStore('ownNumbers').put(own))
}

/** @throws {StorageError} */
export async function deleteOwnNumber(id: string): Promise<void> {
  await write(['ownNumbers'], 'strict', (transaction) => transaction.objectStore('ownNumbers').delete(id))
}
