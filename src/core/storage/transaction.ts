import type { IDBPObjectStore, IDBPTransaction } from 'idb'
import { announceStored } from './changes.ts'
import { closeDatabase, database } from './database.ts'
import type { Schema, StoreName } from './schema.ts'
import { transactionError } from './storage-error.ts'

/** What a read may use of its transaction; one over more stores serves where fewer are asked for. */
export interface Reading<Name extends StoreName> {
  objectStore<Wanted extends Name>(name: Wanted): IDBPObjectStore<Schema, StoreName[], Wanted, 'readonly'>
}
export type Writing<Name extends StoreName> = IDBPTransaction<Schema, Name[], 'readwrite'>

/**
 * `relaxed` for what can be fetched again: the browser need not wait for the disk. `strict` for what the
 * reader did, which exists nowhere else.
 */
export type Durability = 'relaxed' | 'strict'

/** One read transaction. `work` may wait for nothing but its requests, or the transaction ends under it. */
export async function read<Name extends StoreName, Result>(
  stores: Name[],
  work: (transaction: Reading<Name>) => Promise<Result>,
): Promise<Result> {
  try {
    const transaction = await begin((db) => db.transaction(stores, 'readonly'))
    // Its requests tell of a failure; unheard, this rejection would count as a mistake of ours.
    transaction.done.catch(() => undefined)
    return await work(transaction)
  } catch (error) {
    throw transactionError(error)
  }
}

/**
 * One write transaction: all of `work` is stored or nothing. Once it is, the stores are announced as changed,
 * or only those that `changed` picks from the result.
 */
export async function write<Name extends StoreName, Result>(
  stores: Name[],
  durability: Durability,
  work: (transaction: Writing<Name>) => Promise<Result>,
  changed: (result: Result) => StoreName[] = () => stores,
): Promise<Result> {
  const transaction = await begin((db) => db.transaction(stores, 'readwrite', { durability }))
  // Waited for below; this keeps its rejection from counting as unhandled when a request fails first.
  transaction.done.catch(() => undefined)
  try {
    const result = await work(transaction)
    await transaction.done
    announceStored(changed(result))
    return result
  } catch (error) {
    // When the quota is reached each request says AbortError; only the transaction knows why.
    const reason = transaction.error ?? error
    if (!transaction.error) abort(transaction)
    throw transactionError(reason)
  }
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort()
  } catch {
    // It has ended already: nothing is left to undo.
  }
}

type Connection = Awaited<ReturnType<typeof database>>

async function begin<Transaction>(start: (db: Connection) => Transaction): Promise<Transaction> {
  try {
    return start(await database())
  } catch (error) {
    // The connection was closed between two uses, as browsers do to a page in the background.
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error
    await closeDatabase()
    return start(await database())
  }
}
