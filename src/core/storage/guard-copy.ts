import { type GuardMark, isGuardMark } from '../domain/guard-mark.ts'
import { cacheNames } from './cache-names.ts'
import { forgetFirstScreen } from './first-screen.ts'

const address = '/guard'

/** For the service worker, which writes it into the page. On the phone once this has resolved. */
export async function keepMarkCopy(mark: GuardMark | undefined): Promise<void> {
  const cache = await caches.open(cacheNames.firstScreen)
  if (mark) await Promise.all([cache.put(address, new Response(mark)), forgetFirstScreen()])
  else await cache.delete(address)
}

export async function readMarkCopy(): Promise<GuardMark | undefined> {
  try {
    const kept = await caches.match(address, { cacheName: cacheNames.firstScreen })
    const mark = await kept?.text()
    return isGuardMark(mark) ? mark : undefined
  } catch {
    return undefined
  }
}
