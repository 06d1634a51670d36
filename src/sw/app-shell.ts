import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] }

/** Paths that are answered by our server, never by the app's page. */
const serverPaths = [/^\/api\//, /^\/healthz/, /\.[a-z0-9]+$/]

/**
 * Stores page, code, styles and font at install, all or nothing, and answers every navigation from there. A
 * new version waits beside the old one until the reader takes it.
 */
export function keepAppShell(): void {
  precacheAndRoute(self.__WB_MANIFEST)
  cleanupOutdatedCaches()
  // The list is empty in development, where pages come from the dev server.
  if (import.meta.env.PROD) {
    registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: serverPaths }))
  }
  self.addEventListener('message', (event) => {
    if (event.data?.type === 'SKIP_WAITING') self.skipWaiting()
  })
}
