import { deleteKeptPicture, keptAddresses, keptPicture, putKeptPicture } from './kept-picture.ts'
import type { StoredImage } from './schema.ts'
import { transactionError } from './storage-error.ts'
import { read, write } from './transaction.ts'

export type { StoredImage } from './schema.ts'

export async function allPictures(): Promise<StoredImage[]> {
  return read(['images'], (transaction) => transaction.objectStore('images').getAll())
}

/** Where the publishers have those that are recorded. */
export async function pictureAddresses(): Promise<string[]> {
  return read(['images'], (transaction) => transaction.objectStore('images').getAllKeys())
}

interface GivenPicture {
  bytes: Uint8Array
  width: number
  fromFile?: true
}

const picturesLock = 'pictures'

/**
 * For whoever puts bytes and stores their record after: until `work` has ended nobody takes them for left over. Any
 * number at once, in all pages and workers, but none inside another, which could wait for itself. Without TLS there are
 * no locks, and no caches either.
 */
export async function whilePutting<Result>(work: () => Promise<Result>): Promise<Result> {
  const locks: LockManager | undefined = globalThis.navigator?.locks
  return locks ? await locks.request(picturesLock, { mode: 'shared' }, work) : work()
}

async function whileNobodyPuts(work: () => Promise<void>): Promise<void> {
  const locks: LockManager | undefined = globalThis.navigator?.locks
  await (locks ? locks.request(picturesLock, work) : work())
}

/**
 * Bytes first and then their record, so that what is killed between leaves no promise without bytes.
 * @throws {StorageError}
 */
export function keepPicture(address: string, picture: GivenPicture, now: number): Promise<StoredImage> {
  return whilePutting(async () => {
    const image = await putPicture(address, picture, now)
    await write(['images'], 'relaxed', (transaction) => transaction.objectStore('images').put(image))
    return image
  })
}

/**
 * The bytes alone, for `whilePutting`; what it gives is to be stored as their record, or they go again.
 * @throws {StorageError}
 */
export async function putPicture(
  address: string,
  { bytes, width, fromFile }: GivenPicture,
  now: number,
): Promise<StoredImage> {
  const hash = await hashOf(bytes)
  const image = { address, hash, bytes: bytes.length, width, storedAt: now, ...(fromFile && { fromFile }) }
  try {
    await putKeptPicture(address, bytes, width)
  } catch (error) {
    throw transactionError(error)
  }
  return image
}

/** Records first, for the same reason. @throws {StorageError} */
export async function dropPictures(addresses: readonly string[]): Promise<void> {
  if (addresses.length > 0) await whileNobodyPuts(() => drop(addresses))
}

async function drop(addresses: readonly string[]): Promise<void> {
  await write(['images'], 'relaxed', async (transaction) => {
    const images = transaction.objectStore('images')
    await Promise.all(addresses.map((address) => images.delete(address)))
  })
  await Promise.all(addresses.map(deleteKeptPicture))
}

/** Whether the bytes kept are those that were recorded. */
export async function isIntact({ address, hash, bytes }: StoredImage, opened: Cache): Promise<boolean> {
  try {
    const kept = await keptPicture(address, opened)
    if (!kept) return false
    const found = new Uint8Array(await kept.answer.arrayBuffer())
    return found.length === bytes && (await hashOf(found)) === hash
  } catch {
    // The browser has the name of it, and no longer the bytes.
    return false
  }
}

/**
 * Mends what a kill or the browser's own clearing left: records whose bytes are gone go, too, and so do bytes
 * without a record. @throws {StorageError}
 */
export function mendPictures(): Promise<void> {
  return whileNobodyPuts(mend)
}

async function mend(): Promise<void> {
  const [images, addresses] = await Promise.all([allPictures(), keptAddresses()])
  const kept = new Set(addresses)
  const recorded = new Set(images.map(({ address }) => address))
  const empty = images.flatMap(({ address }) => (kept.has(address) ? [] : address))
  const unknown = addresses.filter((address) => !recorded.has(address))
  const left = [...empty, ...unknown]
  if (left.length > 0) await drop(left)
}

async function hashOf(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
