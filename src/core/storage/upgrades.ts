import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb'
import { withLabels } from './post-labels.ts'
import type { Schema } from './schema.ts'

export const databaseVersion = 4

/** Brings a database of any earlier version to this one, one step per version; 0 is a new, empty one. */
export function upgradeDatabase(
  database: IDBPDatabase<Schema>,
  oldVersion: number,
  _newVersion: number | null,
  transaction: Upgrade,
): void {
  if (oldVersion < 1) createStores(database)
  if (oldVersion < 2) database.createObjectStore('quarantines', { keyPath: 'sourceId' })
  if (oldVersion < 3) {
    createOwnStores(database)
    transaction.objectStore('posts').createIndex('by-label', 'labels', { multiEntry: true })
    // Whoever opens the database hears of a failure.
    labelPosts(transaction).catch(() => undefined)
  }
  if (oldVersion < 4) createOfflineStores(database)
}

type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>

/** Rows written at once: more would lie in memory together. */
const rowsAtOnce = 500

/** Without its labels a post that its feed no longer lists would be missing from every filtered timeline for good. */
async function labelPosts(transaction: Upgrade): Promise<void> {
  const posts = transaction.objectStore('posts')
  for (let last: string | undefined; ; ) {
    const rows = await posts.getAll(
      last === undefined ? null : IDBKeyRange.lowerBound(last, true),
      rowsAtOnce,
    )
    await Promise.all(rows.map((row) => posts.put(withLabels(row))))
    if (rows.length < rowsAtOnce) return
    last = rows.at(-1)?.id
  }
}

function createOwnStores(database: IDBPDatabase<Schema>): void {
  database.createObjectStore('lists', { keyPath: 'id' })
  database.createObjectStore('notes', { keyPath: 'postId' })
}

function createOfflineStores(database: IDBPDatabase<Schema>): void {
  database.createObjectStore('images', { keyPath: 'address' })
  database.createObjectStore('pages', { keyPath: 'url' })
  database.createObjectStore('ownNumbers', { keyPath: 'id' })
  database.createObjectStore('dataUse', { keyPath: 'day' })
}

function createStores(database: IDBPDatabase<Schema>): void {
  database.createObjectStore('publishers', { keyPath: 'id' })
  database.createObjectStore('sources', { keyPath: 'id' })
  database.createObjectStore('fetchStates', { keyPath: 'sourceId' })
  const posts = database.createObjectStore('posts', { keyPath: 'id' })
  posts.createIndex('by-time', ['sortAt', 'id'])
  posts.createIndex('by-source-time', ['sourceId', 'sortAt', 'id'])
  database.createObjectStore('bodies', { keyPath: 'postId' })
  database.createObjectStore('serverStates', { keyPath: 'key' })
  database.createObjectStore('readMarks', { keyPath: 'postId' })
  database.createObjectStore('saved', { keyPath: 'postId' })
  database.createObjectStore('actionPacks', { keyPath: 'id' })
  database.createObjectStore('settings', { keyPath: 'key' })
}
