import { useEffect, useState } from 'preact/hooks'

/**
 * Keeps the screen on while this is shown. Whether it does; undefined until the phone has answered. A phone that is
 * low on power may refuse, and an older browser knows nothing of it.
 */
export function useWakeLock(): boolean | undefined {
  const [isHeld, setHeld] = useState<boolean>()
  useEffect(() => {
    let isShown = true
    let lock: WakeLockSentinel | undefined
    const ask = async () => {
      // The browser lets go of it whenever the page is out of sight.
      if (document.visibilityState !== 'visible') return
      try {
        lock = await navigator.wakeLock.request('screen')
        if (isShown) setHeld(true)
        else await lock.release()
      } catch {
        if (isShown) setHeld(false)
      }
    }
    ask()
    document.addEventListener('visibilitychange', ask)
    return () => {
      isShown = false
      document.removeEventListener('visibilitychange', ask)
      lock?.release().catch(() => undefined)
    }
  }, [])
  return isHeld
}
