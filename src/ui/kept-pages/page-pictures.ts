import { imagePath } from '../../../proxy/wire.ts'
import { cacheNames } from '../../core/storage/cache-names.ts'

/** A page of more is read for its text. */
const mostPictures = 20

/** Fetches the pictures of a page before anybody looks at them, one after the other, into the cache of all pictures. */
export async function keepPictures(addresses: readonly string[]): Promise<void> {
  const cache = await openCache()
  if (!cache) return
  for (const address of addresses.slice(0, mostPictures)) await keep(cache, imagePath(address, 720))
}

/** Pages without TLS get none, and a full phone may refuse it. */
async function openCache(): Promise<Cache | undefined> {
  return globalThis.caches?.open(cacheNames.postImages).catch(() => undefined)
}

/** A picture that does not come leaves a page that can be read. */
async function keep(cache: Cache, path: string): Promise<void> {
  try {
    if (await cache.match(path)) return
    const answer = await fetch(path)
    const isPicture = answer.ok && (answer.headers.get('content-type') ?? '').startsWith('image/')
    // The service worker has stored what went by it.
    if (isPicture && !navigator.serviceWorker?.controller) await cache.put(path, answer)
    else await answer.body?.cancel()
  } catch {
    // No network, or no room.
  }
}
