import { registerRoute } from 'workbox-routing'
import { imageWidths, paths } from '../../proxy/wire.ts'
import { cacheNames } from '../core/storage/cache-names.ts'
import { type KeptPicture, keptPicture } from '../core/storage/kept-picture.ts'

/** About 30 MB of pictures as our server makes them for phones. */
const mostImages = 800
/** Pruning reads every key, so it waits until a good number is over. */
const pruneEvery = 40
/** A reader who looks at a picture that is here is not to wait longer for a finer one. */
const patienceMs = 3000

let savedSincePrune = 0

/**
 * Pictures that are kept for offline are shown from there, others from the network, and once they were shown they
 * are kept, too. They never change at their address. What asks for `no-store` keeps the bytes itself.
 */
export function keepPostImages(): void {
  registerRoute(
    ({ url, sameOrigin, request }) =>
      sameOrigin && url.pathname === paths.image && request.cache !== 'no-store',
    async ({ request, url, event }) => {
      const kept = await keptPicture(url.searchParams.get('url') ?? '')
      if (kept && kept.width >= Number(url.searchParams.get('w'))) return kept.answer
      return (await shownAt(request.url)) ?? fetchOrKept(request, kept, event as ExtendableEvent)
    },
  )
}

/** From the network; without one, or with a slow one, what is here at another width. */
async function fetchOrKept(
  request: Request,
  kept: KeptPicture | undefined,
  event: ExtendableEvent,
): Promise<Response> {
  const fetched = fetch(request).then((answer) => {
    if (isImage(answer)) event.waitUntil(keep(request.url, answer.clone()))
    return answer
  })
  if (!kept)
    return fetched.catch(async (error) => (await shownAtAnyWidth(request.url)) ?? Promise.reject(error))
  const inTime = await Promise.race([fetched.catch(() => undefined), afterMs(patienceMs)])
  return inTime && isImage(inTime) ? inTime : kept.answer
}

function afterMs(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms, undefined))
}

async function shownAt(url: string): Promise<Response | undefined> {
  return (await caches.open(cacheNames.postImages)).match(url)
}

async function shownAtAnyWidth(url: string): Promise<Response | undefined> {
  const other = new URL(url)
  for (const width of [...imageWidths].reverse()) {
    other.searchParams.set('w', String(width))
    const shown = await shownAt(other.href)
    if (shown) return shown
  }
  return undefined
}

/** A captive portal answers 200 too, with a page of its own. */
function isImage(answer: Response): boolean {
  return (
    answer.ok && answer.type === 'basic' && (answer.headers.get('content-type') ?? '').startsWith('image/')
  )
}

async function keep(url: string, answer: Response): Promise<void> {
  const cache = await caches.open(cacheNames.postImages)
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
