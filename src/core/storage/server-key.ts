import { paths } from '../../../proxy/wire.ts'
import { cacheNames } from './cache-names.ts'

/** So long a file waits for it. */
const patienceMs = 3000

/** @throws where there is no network, or something else answers. */
export async function keepServerKey(): Promise<void> {
  const signal = AbortSignal.timeout?.(patienceMs) ?? null
  const answer = await fetch(paths.key, { cache: 'no-store', redirect: 'error', signal })
  const key = answer.ok ? keyIn(await answer.json()) : undefined
  if (key === undefined) throw new TypeError('Our server gave no key.')
  await (await caches.open(cacheNames.serverKey)).put(paths.key, Response.json({ key }))
}

/** Our server's public key, as the phone last had it. */
export async function serverKey(): Promise<string | undefined> {
  const kept = await (await caches.open(cacheNames.serverKey)).match(paths.key)
  return kept && keyIn(await kept.json())
}

function keyIn(value: unknown): string | undefined {
  const { key } = (value ?? {}) as { key?: unknown }
  return typeof key === 'string' && /^[\w-]{43}$/.test(key) ? key : undefined
}
