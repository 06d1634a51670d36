import { cacheNames } from 'workbox-core'

type Check = (request: Request, answer: Response) => Promise<boolean>

/**
 * Fetches those of the app's files that are not stored any more. A server that has a newer version by now gives no
 * file of this one: then none is stored, as the new version comes whole by itself.
 *
 * `keys`: what the files are stored under, with their revisions.
 */
export async function mendFiles(keys: readonly string[], isOurs: Check): Promise<void> {
  const cache = await caches.open(cacheNames.precache)
  const stored = new Set((await cache.keys()).map(({ url }) => url))
  const missing = keys.filter((key) => !stored.has(key))
  try {
    const files = await Promise.all(missing.map((key) => fetchFile(key, isOurs)))
    const known = new Set(keys.map((key) => new URL(key).pathname))
    const pages = await Promise.all(files.flatMap(({ answer }) => assetsOf(answer)))
    if (pages.flat().some((asset) => !known.has(asset))) return
    await Promise.all(files.map(({ key, answer }) => cache.put(key, answer)))
  } catch {
    // No network, another version, or no room: what is missing is told as missing.
  }
}

async function fetchFile(key: string, isOurs: Check) {
  const request = new Request(new URL(key).pathname, { cache: 'no-cache' })
  const answer = await fetch(request)
  if (!(await isOurs(request, answer))) throw new TypeError(`Not ours: ${key}`)
  return { key, answer }
}

/** What a page of the app asks for at once. */
async function assetsOf(answer: Response): Promise<string[]> {
  if (!answer.headers.get('content-type')?.includes('html')) return []
  return (await answer.clone().text()).match(/\/assets\/[\w.-]+/g) ?? []
}
