import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { closeDatabase } from '../../../src/core/storage/database.ts'

/** An empty phone. */
export async function freshDatabase(): Promise<void> {
  await closeDatabase().catch(() => undefined)
  globalThis.indexedDB = new IDBFactory()
}
