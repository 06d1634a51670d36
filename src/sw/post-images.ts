import { registerRoute } from 'workbox-routing'
import { paths } from '../../proxy/wire.ts'
import { cacheNames } from '../core/storage/cache-names.ts'

/** About 30 MB of pictures as our server makes them for phones. */
const mostImages = 800
/** Pruning reads every key, so it waits until a good number is over. */
const pruneEvery = 40

let savedSincePrune = 0

/** Pictures that were shown once are kept and shown again with no network. They never change at their address. */
export function keepPostImages(): void {
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && url.pathname === paths.image,
    async ({ request, event }) => {
      const cache = await caches.open(cacheNames.postImages)
      const kept = await cache.match(request.url)
      if (kept) return kept
      const answer = await fetch(request)
      if (isImage(answer)) (event as ExtendableEvent).waitUntil(keep(cache, request.url, answer.clone()))
      return answer
    },
  )
}

/** A captive portal answers 200 too, with a page of its own. */
function isImage(answer: Response): boolean {
  return (
    answer.ok && answer.type === 'basic' && (answer.headers.get('content-type') ?? '').startsWith('image/')
  )
}

async function keep(cache: Cache, url: string, answer: Response): Promise<void> {
  try {
    await cache.put(url, answer)
    savedSincePrune += 1
    if (savedSincePrune >= pruneEvery) await prune(cache)
  } catch {
    // A full phone: pictures give way first, texts stay.
    await prune(cache, mostImages / 2)
  }
}

/** Keys come oldest first. */
async function prune(cache: Cache, most = mostImages): Promise<void> {
  savedSincePrune = 0
  const keys = await cache.keys()
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)))
}
