import { type IDBPObjectStore, unwrap } from 'idb'
import type { Schema, StoreName } from './schema.ts'

type Store<Name extends StoreName> = IDBPObjectStore<Schema, StoreName[], Name, IDBTransactionMode>

/** The rows with these keys, in their order; nothing for one that is not stored. */
export function rowsWith<Name extends StoreName>(
  store: Store<Name>,
  keys: readonly string[],
): Promise<(Schema[Name]['value'] | undefined)[]> {
  const plain = unwrap(store)
  return answersOf(keys.map((key) => plain.get(key)))
}

/** Those of these keys that are stored. */
export async function storedKeys<Name extends StoreName>(
  store: Store<Name>,
  keys: readonly string[],
): Promise<Set<string>> {
  const plain = unwrap(store)
  const found = await answersOf<IDBValidKey | undefined>(keys.map((key) => plain.getKey(key)))
  return new Set(found.filter((key) => typeof key === 'string'))
}

/**
 * By one promise: with one for each, as idb makes them, a slow phone is busier with promises than with rows. Requests are
 * answered in their order, and one that fails takes those after it along
 * (https://w3c.github.io/IndexedDB/#transaction-construct), so the last one tells of all.
 */
function answersOf<Answer>(requests: IDBRequest<Answer>[]): Promise<Answer[]> {
  const last = requests.at(-1)
  if (!last) return Promise.resolve([])
  return new Promise((resolve, reject) => {
    last.onsuccess = () => resolve(requests.map(({ result }) => result))
    last.onerror = () => reject(requests.find(({ error }) => error)?.error)
  })
}
