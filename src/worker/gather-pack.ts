import { pictureType } from '../core/pack/picture-type.ts'
import { finishPack, packById } from '../core/storage/action-packs.ts'
import { countBytes } from '../core/storage/data-use.ts'
import { storedImages } from '../core/storage/pack-images.ts'
import { bodiesOf, picturesOf } from '../core/storage/pack-posts.ts'
import { pageOfIds } from '../core/storage/posts.ts'
import type { GatherEnd } from './pack-messages.ts'
import { keepPicture, pictureBytes, pictureKey } from './stored-pictures.ts'

/** Pictures fetched at once: enough for a slow line, few enough for our server. */
const atOnce = 4
const patienceMs = 45_000
/** The server asks for patience; so often it is had. */
const mostWaits = 5

/**
 * Fetches what a pack lacks, and makes it whole. Each picture is stored when it comes, so whatever stops this, the
 * next call goes on where it was. Only one window does it at a time.
 */
export async function gatherPack(
  id: string,
  signal: AbortSignal,
  tell: (done: number, total: number) => void,
): Promise<GatherEnd> {
  return navigator.locks.request(`pack ${id}`, { ifAvailable: true }, async (lock) =>
    lock ? gather(id, signal, tell) : { kind: 'paused' },
  )
}

async function gather(
  id: string,
  signal: AbortSignal,
  tell: (done: number, total: number) => void,
): Promise<GatherEnd> {
  const pack = await packById(id)
  if (!pack) return { kind: 'paused' }
  const addresses = await addressesOf(pack.nextPostIds ?? pack.postIds)
  const queue = [...addresses]
  let done = 0
  let missing = 0
  let isOffline = false
  const work = async () => {
    for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
      if (signal.aborted || isOffline) return
      const outcome = await fetchPicture(address, signal)
      if (outcome === 'stopped') return
      if (outcome === 'offline') {
        isOffline = true
        return
      }
      if (outcome === 'missing') missing += 1
      done += 1
      tell(done, addresses.length)
    }
  }
  tell(0, addresses.length)
  await Promise.all(Array.from({ length: atOnce }, work))
  if (signal.aborted) return { kind: 'paused' }
  if (isOffline) return { kind: 'offline' }
  await finishPack(id)
  return { kind: 'done', missing }
}

async function addressesOf(postIds: readonly string[]): Promise<string[]> {
  const [{ posts }, bodies] = await Promise.all([pageOfIds(postIds), bodiesOf(postIds)])
  const known = new Map(bodies.map((body) => [body.postId, body]))
  return [...new Set(posts.flatMap((post) => picturesOf(post, known.get(post.id))))]
}

type Outcome = 'stored' | 'missing' | 'offline' | 'stopped'

async function fetchPicture(address: string, signal: AbortSignal): Promise<Outcome> {
  const kept = await pictureBytes(address)
  if (kept) {
    // It may have been shown once, and nobody has noted it.
    const isNoted = (await storedImages([address])).has(address)
    if (!isNoted) await keepPicture(address, kept, Date.now())
    return 'stored'
  }
  for (let waits = 0; waits < mostWaits; waits += 1) {
    try {
      const answer = await fetch(pictureKey(address), {
        // Neither the browser nor the service worker is to keep a second copy.
        cache: 'no-store',
        signal: AbortSignal.any?.([signal, AbortSignal.timeout(patienceMs)]) ?? signal,
      })
      if (answer.status === 429 || answer.status === 503) {
        await pause(Number(answer.headers.get('retry-after')) || 2, signal)
        continue
      }
      const bytes = new Uint8Array(await answer.arrayBuffer())
      // A captive portal answers 200 too, with a page of its own.
      if (answer.redirected) return 'offline'
      if (!answer.ok || !pictureType(bytes)) return 'missing'
      await keepPicture(address, bytes, Date.now())
      // A number for the reader: a full phone does without it.
      await countBytes(bytes.length).catch(() => {})
      return 'stored'
    } catch (error) {
      if (signal.aborted) return 'stopped'
      // One picture that takes too long is none; no answer at all is no network.
      if (error instanceof DOMException && error.name === 'TimeoutError') return 'missing'
      if (error instanceof TypeError) return 'offline'
      throw error
    }
  }
  return 'missing'
}

function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, Math.min(seconds, 60) * 1000)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
