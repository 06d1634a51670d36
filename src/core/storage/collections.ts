import type { Collection } from '../domain/collection.ts'
import type { StoredSetting } from './schema.ts'
import { read, write } from './transaction.ts'

/** A filter of the timeline that the reader named, to have its posts on the front page. */
export interface OwnCollection {
  id: string
  name: string
  /** The filter as the timeline's address has it; read like one, as an address of any age may be. */
  query: Record<string, string>
}

const key = 'ownCollections'

/** Those of the catalog, and the reader's own in the order in which they were made. */
export async function allCollections(): Promise<{ named: Collection[]; own: OwnCollection[] }> {
  return read(['serverStates', 'settings'], async (transaction) => {
    const [catalog, setting] = await Promise.all([
      transaction.objectStore('serverStates').get('catalog'),
      transaction.objectStore('settings').get(key),
    ])
    return { named: (catalog?.key === 'catalog' && catalog.collections) || [], own: toOwn(setting) }
  })
}

/** @throws {StorageError} */
export async function addOwnCollection(name: string, query: OwnCollection['query']): Promise<void> {
  await changeOwn((own) => [...own, { id: crypto.randomUUID(), name, query }])
}

/** Returns what it takes to bring it back, with its place among the others. @throws {StorageError} */
export async function removeOwnCollection(id: string): Promise<OwnCollection[]> {
  return changeOwn((own) => own.filter((collection) => collection.id !== id))
}

/** @throws {StorageError} */
export async function putOwnCollections(collections: OwnCollection[]): Promise<void> {
  await changeOwn(() => collections)
}

/** Returns those of before. */
async function changeOwn(change: (own: OwnCollection[]) => OwnCollection[]): Promise<OwnCollection[]> {
  return write(['settings'], 'strict', async (transaction) => {
    const settings = transaction.objectStore('settings')
    const own = toOwn(await settings.get(key))
    await settings.put({ key, value: change(own) })
    return own
  })
}

export function toOwn(setting: StoredSetting | undefined): OwnCollection[] {
  const value = setting?.value
  return Array.isArray(value) ? value.filter(isOwn) : []
}

function isOwn(value: unknown): value is OwnCollection {
  if (typeof value !== 'object' || value === null) return false
  const { id, name, query } = value as Record<string, unknown>
  if (typeof id !== 'string' || typeof name !== 'string') return false
  return (
    typeof query === 'object' &&
    query !== null &&
    Object.values(query).every((part) => typeof part === 'string')
  )
}
