import { cacheNames } from './cache-names.ts'

const address = '/lock'

/** That there is an app lock, for the service worker, which reads no database: it then keeps no picture that is looked at. */
export async function keepLockCopy(isLocked: boolean): Promise<void> {
  if (!globalThis.caches) return
  const cache = await caches.open(cacheNames.firstScreen)
  if (isLocked)
    await Promise.all([cache.put(address, new Response('1')), caches.delete(cacheNames.postImages)])
  else await cache.delete(address)
}

export async function hasLockCopy(): Promise<boolean> {
  return (await caches.match(address, { cacheName: cacheNames.firstScreen })) !== undefined
}
