import { useEffect, useState } from 'preact/hooks'
import { isAppleTouch, useInstall } from './use-install.ts'

/** What stands between the app and a refresh in the background, if anything does. */
export type Background = 'iphone' | 'notOffered' | 'notInstalled' | 'notAllowed' | 'allowed'

/** Undefined until the browser has said whether it allows it. */
export function useBackground(): Background | undefined {
  const install = useInstall()
  const [isAllowed, setAllowed] = useState<boolean>()
  useEffect(() => {
    let isCurrent = true
    mayRefresh().then((may) => isCurrent && setAllowed(may))
    return () => {
      isCurrent = false
    }
  }, [])
  if (isAppleTouch()) return 'iphone'
  if (!('serviceWorker' in navigator && 'periodicSync' in ServiceWorkerRegistration.prototype))
    return 'notOffered'
  if (install.kind !== 'installed') return 'notInstalled'
  if (isAllowed === undefined) return undefined
  return isAllowed ? 'allowed' : 'notAllowed'
}

/** https://wicg.github.io/periodic-background-sync/#permission; its name is not in the types of the DOM. */
async function mayRefresh(): Promise<boolean> {
  try {
    const status = await navigator.permissions.query({
      name: 'periodic-background-sync' as PermissionName,
    })
    return status.state === 'granted'
  } catch {
    return false
  }
}
