import { cacheNames } from './cache-names.ts'

const widthHeader = 'x-picture-width'

export interface KeptPicture {
  answer: Response
  /** The width it was asked for with, in pixels. */
  width: number
}

/** One that an earlier version of the app kept in a cache, and that was not moved yet. */
export async function oldPicture(address: string): Promise<KeptPicture | undefined> {
  // Opening the cache would make it anew.
  const answer = await globalThis.caches?.match(keyOf(address), { cacheName: cacheNames.oldPictures })
  return answer && { answer, width: Number(answer.headers.get(widthHeader)) }
}

export async function oldBytes(address: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const old = await oldPicture(address)
  return old && new Uint8Array(await old.answer.arrayBuffer())
}

/** `undefined` where all were moved. */
export async function openOldPictures(): Promise<Cache | undefined> {
  const isThere = await globalThis.caches?.has(cacheNames.oldPictures)
  return isThere ? caches.open(cacheNames.oldPictures) : undefined
}

export async function forgetOldPictures(addresses: readonly string[]): Promise<void> {
  const cache = await openOldPictures()
  if (cache) await Promise.all(addresses.map((address) => cache.delete(keyOf(address))))
}

/** What is asked for by a key of that cache. */
export function addressOf({ url }: Request): string {
  return new URL(url).searchParams.get('of') ?? ''
}

function keyOf(address: string): string {
  return `/kept-picture?of=${encodeURIComponent(address)}`
}
