import type { IDBPTransaction } from 'idb'
import { blindedMark, type KeyWrap, type Seal, type StoredLock, toLock } from '../domain/lock.ts'
import { makeSeal } from '../lock/make-seal.ts'
import { forgetFirstScreen } from './first-screen.ts'
import type { Schema, StoreName } from './schema.ts'
import { isSealed, openRow, openWith, ownStates, type PlainStore, sealRow } from './sealed-stores.ts'
import { StorageError, transactionError } from './storage-error.ts'
import { begin, ownStores, read, sealWith, write } from './transaction.ts'

type Key = Uint8Array<ArrayBuffer>

const stores = [...ownStores, 'serverStates'] as const

/** The lock as it is stored; nothing where there is none. Needs no key. @throws {StorageError} */
export async function readLock(): Promise<StoredLock | undefined> {
  const row = await read(['serverStates'], (transaction) =>
    transaction.objectStore('serverStates').get('lock'),
  )
  return row?.key === 'lock' ? toLock(row.lock) : undefined
}

/**
 * Seals every row of the reader's own, all or none of them, together with the lock itself: whatever happens in the
 * middle, a start finds the one state or the other. From then on this page has the key. @throws {StorageError}
 */
export async function turnOn(key: Key, wraps: KeyWrap[]): Promise<void> {
  const lock = { id: crypto.randomUUID(), wraps }
  const seal = makeSeal(key)
  await rewriteAll(async (transaction) => {
    const states = transaction.objectStore('serverStates')
    if (await states.get('lock')) throw new StorageError({ code: 'storageLocked' })
    await eachStore(transaction, (store) => sealAll(store, seal))
    await states.put({ key: 'lock', lock })
  })
  openWith(lock.id, key)
  await forgetFirstScreen().catch(() => {})
}

/**
 * This page or worker gets the key. What a window that knew of no lock wrote in the moment it was turned on is sealed
 * now. @throws {StorageError}
 */
export async function unlock({ id }: StoredLock, key: Key): Promise<void> {
  const seal = makeSeal(key)
  await rewriteAll(async (transaction) => {
    const row = await transaction.objectStore('serverStates').get('lock')
    if (row?.key !== 'lock' || row.lock.id !== id) throw new StorageError({ code: 'storageLocked' })
    await eachStore(transaction, (store) => sealAll(store, seal, IDBKeyRange.upperBound(blindedMark)))
  })
  openWith(id, key)
}

/** The reverse of `turnOn`, and as whole. @throws {StorageError} */
export async function turnOff(key: Key): Promise<void> {
  const seal = makeSeal(key)
  await rewriteAll(async (transaction) => {
    await eachStore(transaction, (store) => openAll(store, seal))
    await transaction.objectStore('serverStates').delete('lock')
  })
  sealWith(undefined)
}

/** Other ways in for the same key, so that no row changes. Needs the key here. @throws {StorageError} */
export async function changeWraps(change: (wraps: KeyWrap[]) => KeyWrap[]): Promise<void> {
  await write(['settings', 'serverStates'], 'strict', async (transaction) => {
    const states = transaction.objectStore('serverStates')
    const row = await states.get('lock')
    if (row?.key === 'lock')
      await states.put({ key: 'lock', lock: { ...row.lock, wraps: change(row.lock.wraps) } })
  })
}

type Rewriting = IDBPTransaction<Schema, StoreName[], 'readwrite'>

/** As they lie, around what `write` puts between. */
async function rewriteAll(work: (transaction: Rewriting) => Promise<void>): Promise<void> {
  const transaction = await begin((db) => db.transaction([...stores], 'readwrite', { durability: 'strict' }))
  transaction.done.catch(() => undefined)
  try {
    await work(transaction as unknown as Rewriting)
    await transaction.done
  } catch (error) {
    const reason = transaction.error ?? error
    if (!transaction.error) transaction.abort()
    throw transactionError(reason)
  }
}

async function eachStore(transaction: Rewriting, work: (store: PlainStore) => Promise<void>): Promise<void> {
  for (const name of stores) await work(transaction.objectStore(name) as unknown as PlainStore)
}

async function sealAll(store: PlainStore, seal: Seal, range?: IDBKeyRange): Promise<void> {
  const rows = await ownRows(store, (row) => !isSealed(row, store), range)
  await replace(store, rows, (row) => sealRow(store, seal, row))
}

async function openAll(store: PlainStore, seal: Seal): Promise<void> {
  const rows = await ownRows(store, (row) => isSealed(row, store))
  await replace(store, rows, (row) => openRow(store, seal, row))
}

type Row = Record<string, unknown>

async function ownRows(
  store: PlainStore,
  isMeant: (row: unknown) => boolean,
  range?: IDBKeyRange,
): Promise<Row[]> {
  const rows = (await store.getAll(range)) as Row[]
  return rows.filter((row) => isMeant(row) && isOwn(store, String(row[String(store.keyPath)])))
}

function isOwn({ name }: PlainStore, key: string): boolean {
  return name !== 'serverStates' || key.startsWith(blindedMark) || ownStates.includes(key)
}

async function replace(store: PlainStore, rows: Row[], changed: (row: Row) => unknown): Promise<void> {
  const path = String(store.keyPath)
  // Async, as each throws at once when the quota has ended the transaction between two of them.
  await Promise.all(rows.map(async (row) => store.delete(String(row[path]))))
  await Promise.all(rows.map(async (row) => store.put(changed(row))))
}
