import type { IDBPObjectStore } from 'idb'
import { forgetOldPictures } from './old-pictures.ts'
import { piecesBetween, piecesOf } from './picture-pieces.ts'
import type { Schema, StoredImage, StoreName } from './schema.ts'
import { read, type Writing, write } from './transaction.ts'

export type { StoredImage } from './schema.ts'

export async function allPictures(): Promise<StoredImage[]> {
  return read(['images'], (transaction) => transaction.objectStore('images').getAll())
}

/** Where the publishers have those that are recorded. */
export async function pictureAddresses(): Promise<string[]> {
  return read(['images'], (transaction) => transaction.objectStore('images').getAllKeys())
}

export interface GivenPicture {
  address: string
  bytes: Uint8Array
  width: number
  fromFile?: true
}

/** Ready to be stored: what it takes to make its record may not be waited for in a transaction. */
export interface RecordedPicture {
  image: StoredImage
  bytes: Uint8Array
}

/** Bytes and record by one transaction: no kill leaves one without the other. @throws {StorageError} */
export async function keepPicture(picture: GivenPicture, now: number): Promise<StoredImage> {
  const recorded = await recordedPicture(picture, now)
  await change((transaction) => putPicture(transaction, recorded))
  return recorded.image
}

export async function recordedPicture(
  { address, bytes, width, fromFile }: GivenPicture,
  now: number,
): Promise<RecordedPicture> {
  const hash = await hashOf(bytes as Uint8Array<ArrayBuffer>)
  const image = { address, hash, bytes: bytes.length, width, storedAt: now, ...(fromFile && { fromFile }) }
  return { image, bytes }
}

/** What both kinds of transaction have that write pictures. */
interface PictureWriting {
  objectStore<Name extends 'images' | 'pictureBytes'>(
    name: Name,
  ): IDBPObjectStore<Schema, StoreName[], Name, 'readwrite'>
}

/** In the place of what is there at that address. */
export async function putPicture(
  transaction: PictureWriting,
  { image, bytes }: RecordedPicture,
): Promise<void> {
  const pieces = transaction.objectStore('pictureBytes')
  await Promise.all([
    transaction.objectStore('images').put(image),
    pieces.delete(piecesBetween(image.address)),
  ])
  // Async, as `put` throws at once when the quota has ended the transaction between two of them.
  await Promise.all(piecesOf(image.address, bytes).map(async (piece) => pieces.put(piece)))
}

/** @throws {StorageError} */
export async function dropPictures(addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return
  await change(async (transaction) => {
    const [images, pieces] = [transaction.objectStore('images'), transaction.objectStore('pictureBytes')]
    const drop = async (address: string) =>
      Promise.all([images.delete(address), pieces.delete(piecesBetween(address))])
    await Promise.all(addresses.map(drop))
  })
  await forgetOldPictures(addresses)
}

/** Told as a change of the records only: who shows pictures asks the service worker for them. */
function change(work: (transaction: Writing<'images' | 'pictureBytes'>) => Promise<void>): Promise<void> {
  return write(['images', 'pictureBytes'], 'relaxed', work, () => ['images'])
}

/** SHA-256 in hex. */
export async function hashOf(bytes: BufferSource): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
