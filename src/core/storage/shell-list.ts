import { cacheNames } from './cache-names.ts'

const address = '/shell-list'

interface ShellList {
  cacheName: string
  /** Of every file the app is made of, as the cache knows it. */
  keys: string[]
}

export async function saveShellList(list: ShellList): Promise<void> {
  const cache = await caches.open(cacheNames.shellList)
  await cache.put(address, Response.json(list))
}

/** How many of the app's own files are not stored; `undefined` while no list tells which they are. */
export async function missingShellFiles(): Promise<number | undefined> {
  const list = toList(await (await caches.match(address, { cacheName: cacheNames.shellList }))?.json())
  if (!list) return undefined
  const cache = await caches.open(list.cacheName)
  const stored = new Set((await cache.keys()).map(({ url }) => url))
  return list.keys.filter((key) => !stored.has(key)).length
}

function toList(value: unknown): ShellList | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { cacheName, keys } = value as Record<string, unknown>
  if (typeof cacheName !== 'string' || !Array.isArray(keys)) return undefined
  return { cacheName, keys: keys.filter((key) => typeof key === 'string') }
}
