import { cacheNames } from './cache-names.ts'
import { pictureAddresses } from './pictures.ts'

/** Where the publishers have the pictures that this phone can show without a network: kept ahead, or shown once. */
export async function heldPictures(): Promise<Set<string>> {
  const [kept, shown] = await Promise.all([pictureAddresses(), shownAddresses()])
  return new Set([...kept, ...shown])
}

async function shownAddresses(): Promise<string[]> {
  // Without TLS there are no caches.
  if (!('caches' in globalThis)) return []
  const keys = await (await caches.open(cacheNames.postImages)).keys()
  return keys.flatMap(({ url }) => new URL(url).searchParams.get('url') ?? [])
}
