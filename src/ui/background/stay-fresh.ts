import { nextLookMs } from '../../core/domain/background.ts'
import type { RefreshTrigger } from '../../core/domain/refresh-trigger.ts'
import { onStored } from '../../core/storage/changes.ts'
import { forgetFirstScreen } from '../../core/storage/first-screen.ts'
import { readLastRefresh } from '../../core/storage/last-refresh.ts'
import { startRefresh } from '../hooks/use-refresh.ts'
import { keepNotified } from './notifications.ts'
import { keepRunningWhileClosed } from './while-closed.ts'

const minute = 60_000
/** Looking twice at the same window need not mean two requests. */
const leastBetweenMs = minute
/** What another window, or the service worker, has just done need not be done again. */
const isFreshMs = 5 * minute

/**
 * Refreshes on coming back to the window, on coming online, and every quarter of an hour while the app is in sight.
 * Each costs one request of a few hundred bytes when nothing is new. Asks the browser to go on when it is closed.
 * Called when the refresh of the start has begun; returns what ends it.
 */
export function stayFresh(): () => void {
  let lastAt = Date.now()
  let timer: ReturnType<typeof setTimeout> | undefined
  const refresh = (trigger: RefreshTrigger) => {
    lastAt = Date.now()
    if (document.visibilityState === 'visible') startRefresh(trigger)
  }
  const onVisible = () => {
    if (Math.abs(Date.now() - lastAt) >= leastBetweenMs) refresh('visible')
  }
  const onOnline = () => refresh('online')
  const wait = () => {
    timer = setTimeout(async () => {
      wait()
      if (!(await isFresh())) refresh('timer')
    }, nextLookMs(Math.random()))
  }
  wait()
  document.addEventListener('visibilitychange', onVisible)
  addEventListener('online', onOnline)
  // Another language, theme or choice of sources: the timeline keeps a new one when it is next drawn.
  const endForgetting = onStored(['settings'], () => forgetFirstScreen().catch(() => {}))
  const ends = [keepRunningWhileClosed(), keepNotified(), endForgetting]
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', onVisible)
    removeEventListener('online', onOnline)
    for (const end of ends) end()
  }
}

async function isFresh(): Promise<boolean> {
  const last = await readLastRefresh().catch(() => undefined)
  return last !== undefined && !last.problem && Math.abs(Date.now() - last.finishedAt) < isFreshMs
}
