import { paths } from '../../../proxy/wire.ts'
import { cacheNames } from './cache-names.ts'
import { closeDatabase, databaseName } from './database.ts'
import { keepMark } from './keep-mark.ts'

/** What doesn't answer in this time must not keep the rest from going. */
const patienceMs = 1_500
/** An old phone has many posts to empty. */
const emptyingMs = 20_000
/** Whoever was in the middle of a write when it went may have made it anew. */
const mostRounds = 3

/**
 * Takes everything of this origin from the phone, with no network: databases, files, caches, the subscription to
 * notifications and the service worker. Marked before anything goes, so that a start after a crash goes on. What that
 * start needs goes last. Resolves with whether all is gone; if not, the mark stays.
 */
export async function eraseEverything(): Promise<boolean> {
  await within(keepMark('erasing'))
  await within(closeDatabase())
  for (let round = 0; round < mostRounds; round++) {
    const parts = [eraseFiles(), endNotifications(), eraseCaches((name) => !isOfStart(name))]
    await Promise.all([eraseDatabases(), ...parts.map((part) => within(part))])
    sessionStorage.clear()
    await within(endWorkers())
    await within(eraseCaches(() => true))
    if (await isEmpty()) {
      localStorage.clear()
      return true
    }
  }
  await within(keepMark('erasing'))
  return false
}

async function isEmpty(): Promise<boolean> {
  const left = await Promise.all([databaseNames(), globalThis.caches?.keys() ?? [], registrations()])
  return left.every((names) => names.length === 0)
}

/** The app's own files, and the mark. */
function isOfStart(cacheName: string): boolean {
  return cacheName === cacheNames.firstScreen || cacheName.includes('precache')
}

async function eraseDatabases(): Promise<void> {
  const names = new Set([...(await databaseNames()), databaseName])
  await Promise.all([...names].map(eraseDatabase))
}

async function databaseNames(): Promise<string[]> {
  // Firefox has told their names since 126 only.
  const { databases }: Partial<IDBFactory> = indexedDB
  const found = await databases?.call(indexedDB)
  return (found ?? []).flatMap(({ name }) => name ?? [])
}

/** A window that sleeps holds a database open and keeps it from being deleted, but not from being emptied. */
async function eraseDatabase(name: string): Promise<void> {
  await within(emptyDatabase(name), emptyingMs)
  await within(settled(indexedDB.deleteDatabase(name)))
}

async function emptyDatabase(name: string): Promise<void> {
  const database = await settled(indexedDB.open(name))
  try {
    const stores = [...database.objectStoreNames]
    if (stores.length === 0) return
    const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' })
    for (const store of stores) transaction.objectStore(store).clear()
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve
      transaction.onabort = reject
    })
  } finally {
    database.close()
  }
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** The origin's own file system. */
async function eraseFiles(): Promise<void> {
  const root = (await navigator.storage?.getDirectory?.()) as
    | (FileSystemDirectoryHandle & { keys(): AsyncIterable<string> })
    | undefined
  if (!root) return
  for await (const name of root.keys()) await root.removeEntry(name, { recursive: true })
}

async function endNotifications(): Promise<void> {
  await navigator.clearAppBadge?.().catch(() => {})
  for (const registration of await registrations()) {
    for (const shown of (await registration.getNotifications?.()) ?? []) shown.close()
    const subscription = await registration.pushManager?.getSubscription()
    if (subscription) tellServer(subscription)
    await subscription?.unsubscribe()
  }
}

/** Not waited for: with no network our server learns it when it next sends something there. */
function tellServer(subscription: PushSubscription): void {
  const { endpoint, keys } = subscription.toJSON()
  const body = JSON.stringify({ endpoint, keys })
  const headers = { 'content-type': 'application/json' }
  fetch(paths.push, { method: 'DELETE', headers, body, keepalive: true }).catch(() => {})
}

async function endWorkers(): Promise<void> {
  await Promise.all((await registrations()).map((registration) => registration.unregister()))
}

async function registrations(): Promise<readonly ServiceWorkerRegistration[]> {
  return (await navigator.serviceWorker?.getRegistrations()) ?? []
}

async function eraseCaches(isMeant: (name: string) => boolean): Promise<void> {
  if (!globalThis.caches) return
  await Promise.all((await caches.keys()).filter(isMeant).map((name) => caches.delete(name)))
}

/** Ends with `work`, with its failure, which the next round may mend, or when time is up. */
async function within(work: Promise<unknown>, ms = patienceMs): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeUp = new Promise((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work.catch(() => undefined), timeUp])
  clearTimeout(timer)
}
