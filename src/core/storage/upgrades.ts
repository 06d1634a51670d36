import type { IDBPDatabase } from 'idb'
import type { Schema } from './schema.ts'

export const databaseVersion = 2

/** Brings a database of any earlier version to this one, one step per version; 0 is a new, empty one. */
export function upgradeDatabase(database: IDBPDatabase<Schema>, oldVersion: number): void {
  if (oldVersion < 1) createStores(database)
  if (oldVersion < 2) database.createObjectStore('quarantines', { keyPath: 'sourceId' })
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
