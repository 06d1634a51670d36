import type { IDBPObjectStore, IDBPTransaction } from 'idb'
import type { StoredLock } from '../domain/lock.ts'
import { announceStored } from './changes.ts'
import { closeDatabase, database } from './database.ts'
import type { Schema, StoreName } from './schema.ts'
import { StorageError, transactionError } from './storage-error.ts'

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

/** Stores of the reader's own rows: with an app lock those are sealed, and so are some of `serverStates`. */
export const ownStores = [
  'settings',
  'readMarks',
  'saved',
  'lists',
  'notes',
  'actionPacks',
  'ownNumbers',
  'pages',
] as const

export function isOwnStore(name: string): boolean {
  return (ownStores as readonly string[]).includes(name)
}

/** What this page or worker reads and writes own rows by; none before the lock was opened here. */
export interface Sealing {
  lockId: string
  key: Uint8Array<ArrayBuffer>
  view<Given>(transaction: Given): Given
  /** Gives a worker of this page the key. */
  hand(worker: Worker): void
}

let sealing: Sealing | undefined

export function sealWith(given: Sealing | undefined): void {
  sealing = given
}

/** For the workers of this page, and for what differs under a lock. */
export function sealingHere(): Sealing | undefined {
  return sealing
}

/** One read transaction. `work` may wait for nothing but its requests, or the transaction ends under it. */
export async function read<Name extends StoreName, Result>(
  stores: Name[],
  work: (transaction: Reading<Name>) => Promise<Result>,
): Promise<Result> {
  try {
    const scope = withLock(stores)
    const transaction = await begin((db) => db.transaction(scope, 'readonly'))
    // Its requests tell of a failure; unheard, this rejection would count as a mistake of ours.
    transaction.done.catch(() => undefined)
    return await underLock(transaction, scope !== stores, work)
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
  const scope = withLock(stores)
  const transaction = await begin((db) => db.transaction(scope, 'readwrite', { durability }))
  // Waited for below; this keeps its rejection from counting as unhandled when a request fails first.
  transaction.done.catch(() => undefined)
  try {
    const result = await underLock(transaction, scope !== stores, work)
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

/** Of own rows where the lock lies, too. */
function withLock<Name extends StoreName>(stores: Name[]): Name[] {
  return stores.some(isOwnStore) ? [...stores, 'serverStates' as Name] : stores
}

/**
 * What the transaction finds of a lock has the last word: one that was turned on, or off, by another window a moment
 * ago lets nothing in or out. Asked for together with the work, as one more wait would hold up each start.
 */
async function underLock<Given, Result>(
  transaction: Given,
  isOwn: boolean,
  work: (transaction: Given) => Promise<Result>,
): Promise<Result> {
  if (!isOwn) return work(transaction)
  const given = sealing
  const asked = (transaction as unknown as Reading<'serverStates'>).objectStore('serverStates').get('lock')
  // Heard of below, or it does not matter any more.
  asked.catch(() => undefined)
  const result = work(given ? given.view(transaction) : transaction)
  result.catch(() => undefined)
  const row = await asked
  if ((row as { lock?: StoredLock } | undefined)?.lock?.id === given?.lockId) return result
  throw new StorageError({ code: 'storageLocked' })
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort()
  } catch {
    // It has ended already: nothing is left to undo.
  }
}

type Connection = Awaited<ReturnType<typeof database>>

export async function begin<Transaction>(start: (db: Connection) => Transaction): Promise<Transaction> {
  try {
    return start(await database())
  } catch (error) {
    // The connection was closed between two uses, as browsers do to a page in the background.
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error
    await closeDatabase()
    return start(await database())
  }
}
