import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { closeDatabase, databaseName } from '../../../src/core/storage/database.ts'

/** An empty phone. */
export async function freshDatabase(): Promise<void> {
  await closeDatabase().catch(() => undefined)
  await endOtherConnections()
  globalThis.indexedDB = new IDBFactory()
}

/** Whoever has one of its own gives way to the deleting. */
function endOtherConnections(): Promise<unknown> {
  return new Promise((resolve) => {
    const deleting = indexedDB.deleteDatabase(databaseName)
    deleting.onsuccess = resolve
    deleting.onblocked = resolve
  })
}
