import { useEffect } from 'preact/hooks'
import type { Readiness } from '../../core/domain/readiness.ts'
import { askWorker } from './use-refresh.ts'

/** On a first visit the app is stored while posts are fetched, and perhaps after they were checked: then once more. */
export function useShellCheck(readiness: Readiness | undefined): void {
  const isUnknown = readiness !== undefined && readiness.missingFiles === undefined
  useEffect(() => {
    if (!isUnknown) return
    let isCurrent = true
    whenShellIsActive().then(
      () => isCurrent && askWorker({ kind: 'ready', how: 'check' }),
      () => {},
    )
    return () => {
      isCurrent = false
    }
  }, [isUnknown])
}

async function whenShellIsActive(): Promise<void> {
  const { active } = await navigator.serviceWorker.ready
  if (!active || active.state === 'activated') return
  await new Promise<void>((resolve) => {
    active.addEventListener('statechange', () => active.state === 'activated' && resolve())
  })
}
