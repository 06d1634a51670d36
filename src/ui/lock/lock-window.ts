import { onStored } from '../../core/storage/changes.ts'
import { readMark } from '../../core/storage/guard-mark.ts'
import { readGuardSettings } from '../../core/storage/guard-settings.ts'
import { keepMark } from '../../core/storage/keep-mark.ts'
import { type LockAfter, readLockAfter } from '../../core/storage/lock-settings.ts'
import { startAnew } from '../guard/erase-page.ts'

const channelName = 'dsa-feed-lock'
const minuteMs = 60_000

/** Until it is known it locks as soon as it may ever. */
let lockAfter: LockAfter = 0

/** Once this window has the key: it gives it up when the reader, or another window, says so, and by itself. */
export function lockInTime(): void {
  // By it no key ever goes from one window to another, only the word to forget it.
  new BroadcastChannel(channelName).onmessage = () => startAnew()
  let leftAt: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const isOver = () => leftAt !== undefined && Math.abs(Date.now() - leftAt) >= lockAfter * minuteMs
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer)
    if (lockAfter < 0) return
    if (document.visibilityState === 'visible') {
      // A phone that sleeps runs no timers.
      if (isOver()) startAnew()
      leftAt = undefined
      return
    }
    leftAt = Date.now()
    if (lockAfter === 0) startAnew()
    else timer = setTimeout(startAnew, lockAfter * minuteMs)
  })
  const readAgain = async () => {
    lockAfter = await readLockAfter()
  }
  onStored(['settings'], () => readAgain().catch(() => {}))
  readAgain().catch(() => {})
  keepHiddenAtStart().catch(() => {})
}

/** All windows forget the key now. */
export function lockNow(): void {
  new BroadcastChannel(channelName).postMessage('lock')
  startAnew()
}

/** A way back from the neutral screen while it was locked could not know that each start is to begin there. */
async function keepHiddenAtStart(): Promise<void> {
  const { hidesOnLeave } = await readGuardSettings()
  if (hidesOnLeave && !readMark()) await keepMark('locked')
}
