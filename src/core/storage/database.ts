import { type IDBPDatabase, openDB } from 'idb'
import type { Schema } from './schema.ts'
import { openingError, StorageError } from './storage-error.ts'
import { databaseVersion, upgradeDatabase } from './upgrades.ts'

export const databaseName = 'dsa-feed'

let opening: Promise<IDBPDatabase<Schema>> | undefined

/** The one connection of this page or worker; opened at the first call, and again after it was lost. */
export function database(): Promise<IDBPDatabase<Schema>> {
  opening ??= open().catch((error: unknown) => {
    opening = undefined
    throw openingError(error)
  })
  return opening
}

/** Lets another tab upgrade or delete the database; the next use opens it again. */
export async function closeDatabase(): Promise<void> {
  const closing = opening
  opening = undefined
  if (closing) (await closing).close()
}

async function open(): Promise<IDBPDatabase<Schema>> {
  // Reading the global throws in some sandboxes and gives nothing in some private windows.
  if (!globalThis.indexedDB) throw new StorageError({ code: 'storageRefused' })
  return openDB<Schema>(databaseName, databaseVersion, {
    upgrade: upgradeDatabase,
    blocking: () => void closeDatabase(),
    terminated: () => {
      opening = undefined
    },
  })
}
