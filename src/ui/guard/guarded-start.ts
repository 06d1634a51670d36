import { readMark } from '../../core/storage/guard-mark.ts'
import { erase } from './erase-page.ts'
import { type GuardedApp, guard, hide } from './guard.ts'

/** A start that shows nothing of the app: it was hidden, or erasing it was begun and not finished. */
export function startGuarded(open: GuardedApp['open']): void {
  if (readMark() === 'erasing') {
    erase()
    return
  }
  // Its settings are on their way; the screen needs none of them to stand.
  guard({ open, clear: () => {} })
  hide()
}
