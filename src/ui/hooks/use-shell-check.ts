import { useEffect } from 'preact/hooks'
import type { Readiness } from '../../core/domain/readiness.ts'
import { askWorker, onRefreshEnd } from './use-refresh.ts'

/**
 * On a first visit the app is stored while posts are fetched, and perhaps after they were checked; and the browser may
 * clear the app's files away. What is missing then is fetched, and all is checked once more.
 */
export function useShellCheck(readiness: Readiness | undefined): void {
  const isMissing = readiness !== undefined && readiness.missingFiles !== 0
  useEffect(() => {
    if (!isMissing) return
    let isCurrent = true
    const mend = () =>
      void whenShellIsWhole().then(
        () => isCurrent && askWorker({ kind: 'ready', how: 'check' }),
        () => {},
      )
    mend()
    // There may be a network by then.
    const unwatch = onRefreshEnd(mend)
    return () => {
      isCurrent = false
      unwatch()
    }
  }, [isMissing])
}

/** As whole as it can be made now. */
async function whenShellIsWhole(): Promise<void> {
  const { active } = await navigator.serviceWorker.ready
  if (!active) return
  if (active.state !== 'activated') await whenActivated(active)
  const { port1, port2 } = new MessageChannel()
  await new Promise((resolve) => {
    port1.onmessage = resolve
    active.postMessage({ type: 'MEND_SHELL' }, [port2])
  })
}

async function whenActivated(active: ServiceWorker): Promise<void> {
  await new Promise<void>((resolve) => {
    active.addEventListener('statechange', () => active.state === 'activated' && resolve())
  })
}
