import { isOfNetwork } from '../core/domain/background.ts'
import { makeReady } from '../core/offline/make-ready.ts'
import { mayRefreshByItself } from '../core/refresh/automatic-refresh.ts'
import { refreshAll } from '../core/refresh/refresh-all.ts'
import { whenRefreshHasEnded } from '../core/refresh/refresh-lock.ts'
import { readMarkCopy } from '../core/storage/guard-copy.ts'
import { readLastRefresh } from '../core/storage/last-refresh.ts'
import type { BackgroundRun, RunEnd } from './background-code.ts'
import { type Ended, tell } from './notify.ts'

/** Shares of a run's time: posts come first, and to look what is there takes a while at the end. */
const shares = { posts: 0.6, pictures: 0.85, check: 0.97 }
/** Once more for what failed; there is no time to wait for a server that has just started. */
const waitsMs = [2000]

/**
 * The same work as a page's worker does. What is stored when time runs out stays, and the next run, of whichever
 * kind, goes on from there.
 */
export async function refreshInBackground({ trigger, lastsMs, pushedAt }: BackgroundRun): Promise<RunEnd> {
  // The reader is just erasing everything: nothing may be written any more.
  if ((await readMarkCopy()) === 'erasing') return 'done'
  const isPush = trigger === 'push'
  if (!(await mayRefreshByItself(Date.now()))) {
    await tellOrReport({ isPush, isFailed: false })
    return 'done'
  }
  const limits = [shares.posts, shares.pictures, shares.check].map((share) => timeLimit(share * lastsMs))
  const [posts, pictures, check] = limits.map(({ signal }) => signal) as [
    AbortSignal,
    AbortSignal,
    AbortSignal,
  ]
  try {
    const result = await refreshAll({ now: Date.now, trigger, signal: posts, waitsMs, pushedAt })
    if (result.kind === 'alreadyRunning') await whenRefreshHasEnded(posts)
    const last = result.kind === 'finished' ? result.last : await readLastRefresh()
    // Before the pictures: phones want to be told soon.
    await tellOrReport({ isPush, isFailed: isOfNetwork(last?.problem) })
    if (!last) return 'done'
    // Whoever was at it fetches the pictures, too; but not what its network kept from it.
    if (result.kind === 'alreadyRunning') return isOfNetwork(last.problem) ? 'failed' : 'done'
    if (last.cancelled) return posts.aborted ? 'cut' : 'done'
    await makeReady({ now: Date.now, signal: pictures, checkSignal: check, how: { afterRefresh: last } })
    return isOfNetwork(last.problem) ? 'failed' : pictures.aborted ? 'cut' : 'done'
  } finally {
    for (const limit of limits) limit.end()
  }
}

/** A push has to show something: whoever got it hears of the failure. Otherwise pictures come all the same. */
async function tellOrReport(ended: Ended): Promise<void> {
  try {
    await tell(ended)
  } catch (error) {
    if (ended.isPush) throw error
    globalThis.reportError?.(error)
  }
}

/** `AbortSignal.timeout` can't be called off, and would keep the worker from its rest. */
function timeLimit(ms: number): { signal: AbortSignal; end: () => void } {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(new DOMException('Time is up.', 'TimeoutError')), ms)
  return { signal: stop.signal, end: () => clearTimeout(timer) }
}
