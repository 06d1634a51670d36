import { useEffect, useState } from 'preact/hooks'
import type { Workbox } from 'workbox-window'
import { afterFirstScreen } from './after-first-screen.ts'

/**
 * Registers the service worker, and tells when a new version of the app has been stored whole and waits. The
 * reader decides: until `use` is called the old one stays as it is.
 */
export function useAppUpdate(): { isReady: boolean; use: () => void; later: () => void } {
  const [waiting, setWaiting] = useState<Workbox>()
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return
    let isCurrent = true
    const register = async () => {
      const { Workbox } = await import('workbox-window')
      const script = import.meta.env.DEV ? '/dev-sw.js?dev-sw' : '/sw.js'
      const workbox = new Workbox(script, { type: import.meta.env.DEV ? 'module' : 'classic', scope: '/' })
      workbox.addEventListener('waiting', () => isCurrent && setWaiting(workbox))
      workbox.addEventListener('controlling', (event) => event.isUpdate && location.reload())
      await workbox.register({ immediate: true })
    }
    // Registration may fail where the browser forbids it (some private windows): reading goes on without.
    const callOff = afterFirstScreen(() => register().catch(() => {}))
    return () => {
      callOff()
      isCurrent = false
    }
  }, [])
  return {
    isReady: waiting !== undefined,
    use: () => waiting?.messageSkipWaiting(),
    later: () => setWaiting(undefined),
  }
}
