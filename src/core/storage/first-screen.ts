import { cacheNames } from './cache-names.ts'

/**
 * The top of the timeline as it was last drawn. The service worker puts it into the page, so that a start
 * shows posts before any code of ours has run; the app then draws the same place from the database.
 */
export interface FirstScreen {
  language: string
  theme: string
  /** Address of the style sheet it was drawn with: after an update it no longer fits. */
  styles: string
  /** What stood in the app's root element, as the browser itself wrote it out. */
  html: string
}

const address = '/first-screen'

export async function saveFirstScreen(screen: FirstScreen): Promise<void> {
  const cache = await caches.open(cacheNames.firstScreen)
  await cache.put(address, Response.json(screen))
}

/** `undefined` when there is none, or none that can be read: a start without it is only slower. */
export async function readFirstScreen(): Promise<FirstScreen | undefined> {
  try {
    const kept = await caches.match(address, { cacheName: cacheNames.firstScreen })
    const screen: unknown = await kept?.json()
    return isFirstScreen(screen) ? screen : undefined
  } catch {
    return undefined
  }
}

export async function forgetFirstScreen(): Promise<void> {
  await caches.delete(cacheNames.firstScreen)
}

function isFirstScreen(value: unknown): value is FirstScreen {
  if (typeof value !== 'object' || value === null) return false
  return ['language', 'theme', 'styles', 'html'].every(
    (key) => typeof (value as Record<string, unknown>)[key] === 'string',
  )
}
