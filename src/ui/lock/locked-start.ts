import { h, render } from 'preact'
import type { StoredLock } from '../../core/domain/lock.ts'
import { readLock, unlock } from '../../core/storage/app-lock.ts'
import { forgetFirstScreen } from '../../core/storage/first-screen.ts'
import { keepLockCopy } from '../../core/storage/lock-copy.ts'
import { appLanguage, catalogs } from '../words/words.ts'
import { lockInTime } from './lock-window.ts'
import { keepAddressesQuiet } from './quiet-addresses.ts'
import { UnlockScreen } from './unlock-screen.tsx'

/** A start that has no key: nothing but the way to it. `open` then starts the app. */
export async function startLocked(open: () => void): Promise<void> {
  const lock = await readLock()
  // Turned off by another window, this moment.
  if (!lock) return open()
  // What a window may have kept in the moment the lock was turned on.
  await Promise.all([keepLockCopy(true), forgetFirstScreen()]).catch(() => {})
  const root = document.documentElement
  // The service worker knows the reader's; the settings do, too, but they are locked.
  if (!navigator.serviceWorker?.controller) root.lang = appLanguage('auto', navigator.languages)
  const language = root.lang === 'es' ? 'es' : 'en'
  const place = document.getElementById('app')
  if (!place) return
  place.replaceChildren()
  const words = catalogs[language]
  const onKey = async (key: Uint8Array<ArrayBuffer>) => {
    await begin(lock, key, words.appName)
    render(null, place)
    open()
  }
  document.title = words.appName
  render(h(UnlockScreen, { lock, words, onKey }), place)
}

async function begin(lock: StoredLock, key: Uint8Array<ArrayBuffer>, appName: string): Promise<void> {
  await unlock(lock, key)
  keepAddressesQuiet(appName)
  lockInTime()
}
