import { useEffect } from 'preact/hooks'
import { loadReady } from '../parts/load-ready.ts'
import { afterFirstScreen } from './after-first-screen.ts'
import { startRefresh } from './use-refresh.ts'

/** Refreshes at the start, and has that done again whenever there may be something new. */
export function useAutoRefresh(isStorageUsable: boolean): void {
  useEffect(() => {
    if (!isStorageUsable) return
    let isOver = false
    let end = () => {}
    const goOn = () =>
      loadReady().then(
        ({ stayFresh }) => {
          if (!isOver) end = stayFresh()
        },
        // Before the app is stored a lost network can keep it away.
        () => addEventListener('online', goOn, { once: true }),
      )
    const callOff = afterFirstScreen(() => {
      startRefresh('start')
      goOn()
    })
    return () => {
      isOver = true
      callOff()
      end()
    }
  }, [isStorageUsable])
}
