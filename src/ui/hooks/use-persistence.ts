import { useEffect } from 'preact/hooks'
import { onStored } from '../../core/storage/changes.ts'
import { isTimeToAsk, noteAsked } from '../../core/storage/persistence.ts'

/**
 * Asks the browser, once, not to clear what is stored: after the reader's first own act, as some browsers ask the
 * reader in turn, who knows then what for.
 */
export function usePersistence(): void {
  useEffect(() => {
    if (!navigator.storage?.persist) return
    const ask = () => askOnce().catch(() => {})
    ask()
    const stop = onStored(['saved', 'lists', 'notes', 'settings'], ask)
    addEventListener('appinstalled', persist)
    return () => {
      stop()
      removeEventListener('appinstalled', persist)
    }
  }, [])
}

async function askOnce(): Promise<void> {
  if (document.visibilityState !== 'visible' || !(await isTimeToAsk())) return
  await noteAsked()
  persist()
}

function persist(): void {
  navigator.storage.persist().catch(() => {})
}
