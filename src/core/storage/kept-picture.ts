import { cacheNames } from './cache-names.ts'

const widthHeader = 'x-picture-width'

export interface KeptPicture {
  answer: Response
  /** The width it was asked for with, in pixels. */
  width: number
}

export function openKeptPictures(): Promise<Cache> {
  return caches.open(cacheNames.keptPictures)
}

/**
 * The bytes kept of a picture, at whatever width. Knows no database: the service worker asks, too. Who asks for many
 * opens the cache once.
 */
export async function keptPicture(address: string, opened?: Cache): Promise<KeptPicture | undefined> {
  const cache = opened ?? (await openKeptPictures())
  const answer = await cache.match(pictureKey(address))
  return answer && { answer, width: Number(answer.headers.get(widthHeader)) }
}

export async function putKeptPicture(address: string, bytes: Uint8Array, width: number): Promise<void> {
  const headers = {
    'content-type': 'image/webp',
    'content-length': String(bytes.length),
    [widthHeader]: String(width),
  }
  const cache = await caches.open(cacheNames.keptPictures)
  await cache.put(pictureKey(address), new Response(bytes as Uint8Array<ArrayBuffer>, { headers }))
}

export async function deleteKeptPicture(address: string): Promise<void> {
  const cache = await caches.open(cacheNames.keptPictures)
  await cache.delete(pictureKey(address))
}

/** Where the publishers have the pictures whose bytes are kept. */
export async function keptAddresses(): Promise<string[]> {
  const cache = await caches.open(cacheNames.keptPictures)
  const keys = await cache.keys()
  return keys.flatMap(({ url }) => new URL(url).searchParams.get('of') ?? [])
}

function pictureKey(address: string): string {
  return `/kept-picture?of=${encodeURIComponent(address)}`
}

/** What was kept because it was shown once, at our server's own address for it. */
export async function shownPicture(path: string): Promise<Uint8Array | undefined> {
  const answer = await (await caches.open(cacheNames.postImages)).match(path)
  return answer && new Uint8Array(await answer.arrayBuffer())
}

export async function forgetShownPicture(path: string): Promise<void> {
  await (await caches.open(cacheNames.postImages)).delete(path)
}

/** All of them, where a full phone needs the room. */
export async function forgetShownPictures(): Promise<void> {
  await caches.delete(cacheNames.postImages)
}
