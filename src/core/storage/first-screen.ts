import { type Look, toLook } from '../domain/look.ts'
import { cacheNames } from './cache-names.ts'

/**
 * The top of the timeline as it was last drawn. The service worker puts it into the page, so that a start
 * shows posts before any code of ours has run; the app then draws the same place from the database.
 */
export interface FirstScreen {
  look: Look
  /** Address of the style sheet it was drawn with: after an update it no longer fits. */
  styles: string
  /** What stood in the app's root element, as the browser itself wrote it out. */
  html: string
}

const addresses = { screen: '/first-screen', look: '/look' }

export async function saveFirstScreen(screen: FirstScreen): Promise<void> {
  await save(addresses.screen, screen)
}

/** `undefined` when there is none, or none that can be read: a start without it is only slower. */
export async function readFirstScreen(): Promise<FirstScreen | undefined> {
  const kept = await keptAt(addresses.screen)
  const look = toLook(kept?.look)
  if (!look || typeof kept?.styles !== 'string' || typeof kept.html !== 'string') return undefined
  return { look, styles: kept.styles, html: kept.html }
}

export async function forgetFirstScreen(): Promise<void> {
  await (await caches.open(cacheNames.firstScreen)).delete(addresses.screen)
}

/** Keeps how the app looks for every start, also for those that have no kept first screen. */
export async function saveLook(look: Look): Promise<void> {
  await save(addresses.look, look)
}

export async function readLook(): Promise<Look | undefined> {
  return toLook(await keptAt(addresses.look))
}

async function save(address: string, value: unknown): Promise<void> {
  const cache = await caches.open(cacheNames.firstScreen)
  await cache.put(address, Response.json(value))
}

async function keptAt(address: string): Promise<Record<string, unknown> | undefined> {
  try {
    const kept = await caches.match(address, { cacheName: cacheNames.firstScreen })
    const value: unknown = await kept?.json()
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
