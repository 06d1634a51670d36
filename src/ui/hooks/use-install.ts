import { useEffect, useState } from 'preact/hooks'

/** Chromium's offer to install; https://wicg.github.io/manifest-incubations/#beforeinstallpromptevent-interface */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

let offered: InstallPrompt | undefined
const listeners = new Set<() => void>()

// The browser offers it once, early, and not again for a screen that is opened later.
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault()
  offered = event as InstallPrompt
  for (const listener of listeners) listener()
})
addEventListener('appinstalled', () => {
  offered = undefined
  for (const listener of listeners) listener()
})

export type Install =
  | { kind: 'installed' }
  | { kind: 'offered'; install: () => void }
  | { kind: 'iphone' }
  | { kind: 'manual' }

/** How this phone installs the app. */
export function useInstall(): Install {
  const [, update] = useState(0)
  useEffect(() => {
    const listener = () => update((count) => count + 1)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [])
  if (matchMedia('(display-mode: standalone)').matches) return { kind: 'installed' }
  // Before any offer: there a tab is cleared after seven days, and that must be said however it can be installed.
  if (isAppleTouch()) return { kind: 'iphone' }
  if (!offered) return { kind: 'manual' }
  const prompt = offered
  return { kind: 'offered', install: () => void prompt.prompt() }
}

/** iPadOS calls itself a Mac, but Macs have no touch screen. */
export function isAppleTouch(): boolean {
  return (
    /iPhone|iPad|iPod/.test(navigator.userAgent) ||
    (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
  )
}
