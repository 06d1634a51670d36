import { feedBodyPath, paths, type SignedFeed } from '../../proxy/wire.ts'
import type { GivenFeed } from '../core/pack/build-pack.ts'
import { zipped } from '../core/pack/gzip.ts'
import { isSigned } from '../core/pack/signed-feed.ts'

const patienceMs = 20_000

/** A post that is to be proven: its feed, and what it can be found by there. */
export interface ToProve {
  sourceId: string
  url: string | undefined
}

/**
 * The feeds that prove these posts, as our server signed them; none without a network. They are asked for as every
 * refresh asks for them, and mostly lie in the browser's own cache.
 */
export async function provingFeeds(posts: readonly ToProve[]): Promise<GivenFeed[]> {
  try {
    const signed = await signedFeeds()
    const given: GivenFeed[] = []
    for (const sourceId of new Set(posts.map((post) => post.sourceId))) {
      const feed = signed.sources[sourceId]
      const urls = posts.flatMap((post) => (post.sourceId === sourceId ? (post.url ?? []) : []))
      const one = feed && (await provingFeed(sourceId, feed, signed.key, urls))
      if (one) given.push(one)
    }
    return given
  } catch {
    // No network, or a server that signs nothing: the file is made without.
    return []
  }
}

async function provingFeed(
  sourceId: string,
  signed: SignedFeed,
  key: string,
  urls: readonly string[],
): Promise<GivenFeed | undefined> {
  const answer = await fetch(feedBodyPath(sourceId, signed.hash), {
    cache: 'force-cache',
    signal: timeLimit(),
  })
  if (!answer.ok) return undefined
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const text = new TextDecoder().decode(bytes)
  // Where none of them is listed any more it proves nothing.
  const isListed = urls.some((url) => text.includes(url) || text.includes(url.replaceAll('&', '&amp;')))
  const feed = { ...signed, sourceId, key }
  if (!isListed || !(await isSigned(feed, bytes, key))) return undefined
  return { feed, zipped: await zipped(bytes) }
}

async function signedFeeds(): Promise<{ key: string; sources: Record<string, SignedFeed> }> {
  const answer = await fetch(paths.signatures, { cache: 'no-cache', signal: timeLimit() })
  const { key, sources } = (await answer.json()) as { key?: unknown; sources?: unknown }
  if (!answer.ok || typeof key !== 'string' || typeof sources !== 'object' || sources === null)
    throw new TypeError('Our server signs nothing.')
  // What is wrong in an entry makes its signature wrong.
  return { key, sources: sources as Record<string, SignedFeed> }
}

/** Absent before Safari 16 and Chrome 103. */
function timeLimit(): AbortSignal | null {
  return AbortSignal.timeout?.(patienceMs) ?? null
}
