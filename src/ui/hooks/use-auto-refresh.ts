import { useEffect } from 'preact/hooks'
import { afterFirstScreen } from './after-first-screen.ts'
import { startRefresh } from './use-refresh.ts'

const leastBetweenMs = 60_000

/**
 * Refreshes at the start, on coming back to the window and on coming online. Each costs one request of a few
 * hundred bytes when nothing is new.
 */
export function useAutoRefresh(isStorageUsable: boolean): void {
  useEffect(() => {
    if (!isStorageUsable) return
    let lastAt = 0
    const refresh = () => {
      if (document.visibilityState !== 'visible' || Math.abs(Date.now() - lastAt) < leastBetweenMs) return
      lastAt = Date.now()
      startRefresh()
    }
    const refreshNow = () => {
      lastAt = 0
      refresh()
    }
    const callOff = afterFirstScreen(refresh)
    document.addEventListener('visibilitychange', refresh)
    addEventListener('online', refreshNow)
    return () => {
      callOff()
      document.removeEventListener('visibilitychange', refresh)
      removeEventListener('online', refreshNow)
    }
  }, [isStorageUsable])
}
