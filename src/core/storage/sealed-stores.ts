import { blindedMark, type Seal } from '../domain/lock.ts'
import { makeSeal } from '../lock/make-seal.ts'
import { isOwnStore, sealWith } from './transaction.ts'

/** A row as it is stored under the lock. Beside its key it has only this. */
export interface SealedRow extends Record<string, unknown> {
  sealed: Uint8Array
}

/** What a worker gets first of all, where there is an app lock. */
export interface SealMessage {
  kind: 'seal'
  lockId: string
  key: Uint8Array<ArrayBuffer>
}

/** Of the rows about the server those that tell what the reader chose. */
export const ownStates: readonly string[] = ['readiness', 'pictures', 'notify', 'push']

/** From now on this page or worker reads and writes the reader's own by this key, and only so. */
export function openWith(lockId: string, key: Uint8Array<ArrayBuffer>): void {
  const seal = makeSeal(key)
  sealWith({
    lockId,
    key,
    view: (transaction) => viewOf(transaction, seal),
    hand: (worker) => worker.postMessage({ kind: 'seal', lockId, key } satisfies SealMessage),
  })
}

/** Of idb's stores what is used on the reader's own. */
export interface PlainStore {
  readonly name: string
  readonly keyPath: string | string[] | null
  get(key: string): Promise<unknown>
  getKey(key: string): Promise<unknown>
  getAll(query?: IDBKeyRange | null, count?: number): Promise<unknown[]>
  count(): Promise<number>
  put(row: unknown): Promise<unknown>
  add(row: unknown): Promise<unknown>
  delete(key: string | IDBKeyRange): Promise<void>
  clear(): Promise<void>
}

/** A transaction of which the reader's own stores seal what goes in and open what comes out. */
function viewOf<Given>(transaction: Given, seal: Seal): Given {
  const objectStore = (name: string) => {
    const store = (transaction as unknown as { objectStore(name: string): PlainStore }).objectStore(name)
    if (isOwnStore(name)) return sealedStore(store, seal)
    return name === 'serverStates' ? mixedStore(store, seal) : store
  }
  return new Proxy(transaction as object, {
    get(target, name) {
      if (name === 'objectStore') return objectStore
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  }) as Given
}

/**
 * Rows lie in the order of their blinded keys, so of ranges only "all after this one" means something, for those who
 * read page by page.
 */
function sealedStore(store: PlainStore, seal: Seal) {
  const path = String(store.keyPath)
  const blind = (key: string) => seal.blind(store.name, key)
  const plain = (row: unknown) => openRow(store, seal, row)
  const getAll = async (query?: IDBKeyRange | null, count?: number) =>
    (await store.getAll(blindedRange(query, blind), count)).map(plain)
  return {
    get: async (key: string) => plain(await store.get(blind(key))),
    getKey: async (key: string) => ((await store.getKey(blind(key))) === undefined ? undefined : key),
    getAll,
    getAllKeys: async (query?: IDBKeyRange | null, count?: number) =>
      (await getAll(query, count)).map((row) => (row as Record<string, unknown>)[path]),
    count: () => store.count(),
    put: (row: Record<string, unknown>) => store.put(sealRow(store, seal, row)),
    add: (row: Record<string, unknown>) => store.add(sealRow(store, seal, row)),
    delete: (key: string) => store.delete(blind(key)),
    clear: () => store.clear(),
  }
}

/** What is published lies there as always. */
function mixedStore(store: PlainStore, seal: Seal) {
  const sealed = sealedStore(store, seal)
  const homeOf = (key: string) => (ownStates.includes(key) ? sealed : store)
  return {
    get: (key: string) => homeOf(key).get(key),
    put: (row: { key: string }) => homeOf(row.key).put(row as never),
    delete: (key: string) => homeOf(key).delete(key),
    getAll: async (query?: IDBKeyRange | null) =>
      (await store.getAll(query)).filter((row) => !isSealed(row, store)),
  }
}

function blindedRange(query: IDBKeyRange | null | undefined, blind: (key: string) => string) {
  if (!query) return null
  if (query.upper !== undefined) throw new TypeError('Sealed rows have no order.')
  return IDBKeyRange.lowerBound(blind(query.lower), query.lowerOpen)
}

export function sealRow(store: PlainStore, seal: Seal, row: Record<string, unknown>): unknown {
  const path = String(store.keyPath)
  const blinded = seal.blind(store.name, String(row[path]))
  return { [path]: blinded, sealed: seal.seal(store.name, blinded, row) }
}

/** As it is where it was not sealed. */
export function openRow(store: PlainStore, seal: Seal, row: unknown): unknown {
  if (!isSealed(row, store)) return row
  return seal.open(store.name, String(row[String(store.keyPath)]), row.sealed)
}

export function isSealed(row: unknown, { keyPath }: Pick<PlainStore, 'keyPath'>): row is SealedRow {
  if (typeof row !== 'object' || row === null || !('sealed' in row)) return false
  return String((row as Record<string, unknown>)[String(keyPath)]).startsWith(blindedMark)
}
