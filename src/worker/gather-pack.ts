import { fetchPicture } from '../core/fetch/fetch-picture.ts'
import { pause } from '../core/refresh/pause.ts'
import { finishPack, packById } from '../core/storage/action-packs.ts'
import { countBytes } from '../core/storage/data-use.ts'
import { storedImages } from '../core/storage/pack-images.ts'
import { bodiesOf, picturesOf } from '../core/storage/pack-posts.ts'
import { pageOfIds } from '../core/storage/posts.ts'
import type { GatherEnd } from './pack-messages.ts'
import { keepPicture, pictureBytes, pictureWidth } from './stored-pictures.ts'

/** Pictures fetched at once: enough for a slow line, few enough for our server. */
const atOnce = 4
/** The server asks for patience; so often it is had. */
const mostWaits = 5
const longestWaitSeconds = 60
/** No network that leads to our server: one picture that takes too long is none, but these speak for all. */
const awayCodes: ReadonlySet<string> = new Set(['offline', 'serverUnreachable', 'captivePortal'])

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
      const outcome = await bringPicture(address, signal)
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

async function bringPicture(address: string, signal: AbortSignal): Promise<Outcome> {
  const kept = await pictureBytes(address)
  if (kept) {
    // It may have been shown once, and nobody has noted it.
    const isNoted = (await storedImages([address])).has(address)
    if (!isNoted) await keepPicture(address, kept, Date.now())
    return 'stored'
  }
  for (let waits = 0; waits < mostWaits; waits += 1) {
    const answer = await fetchPicture(address, pictureWidth, { signal })
    if (answer.kind === 'busy') {
      await pause(Math.min(answer.seconds, longestWaitSeconds) * 1000, signal)
      continue
    }
    if (answer.kind === 'cancelled') return 'stopped'
    if (answer.kind === 'failed') return awayCodes.has(answer.problem.code) ? 'offline' : 'missing'
    if (answer.kind === 'none') return 'missing'
    await keepPicture(address, answer.bytes, Date.now())
    // A number for the reader: a full phone does without it.
    await countBytes(answer.bytes.length).catch(() => {})
    return 'stored'
  }
  return 'missing'
}
