import { cacheNames } from 'workbox-core'
import type { RouteHandlerCallback, RouteHandlerCallbackOptions } from 'workbox-core/types'
import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  getCacheKeyForURL,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { readFirstScreen, readLook } from '../core/storage/first-screen.ts'
import { readMarkCopy } from '../core/storage/guard-copy.ts'
import { saveShellList } from '../core/storage/shell-list.ts'
import { mendFiles } from './mend-files.ts'
import { addressOf, shellFiles as files } from './shell-files.ts'
import { withFirstScreen, withGuard, withLook } from './with-first-screen.ts'

declare const self: ServiceWorkerGlobalScope

/** https://developer.mozilla.org/docs/Web/API/InstallEvent/addRoutes, which TypeScript does not know yet. */
interface RoutingInstallEvent extends ExtendableEvent {
  addRoutes?(rules: {
    condition: { urlPattern: string; requestMethod: string }
    source: { cacheName: string }
  }): Promise<void>
}

/** Paths that are answered by our server, never by the app's page. */
const serverPaths = [/^\/api\//, /^\/healthz/, /\.[a-z0-9]+$/]

/**
 * Stores page, code, styles and font at install, all or nothing, and answers every navigation from there. A
 * new version waits beside the old one until the reader takes it.
 */
export function keepAppShell(): void {
  addPlugins([
    {
      cacheWillUpdate: async ({ request, response }) => ((await isOurs(request, response)) ? response : null),
    },
  ])
  // `/` is no name of /index.html here: it is a page with posts in it.
  precacheAndRoute(files, { directoryIndex: '' })
  cleanupOutdatedCaches()
  // Not at install: until it is taken, the shell in use is still the old one.
  self.addEventListener('activate', (event) => event.waitUntil(listShell()))
  self.addEventListener('install', skipWorkerForAssets)
  // The list is empty in development, where pages come from the dev server.
  if (import.meta.env.PROD) {
    const answerShell = createHandlerBoundToURL('/index.html')
    registerRoute(
      new NavigationRoute((options) => answerPage(answerShell, options), { denylist: serverPaths }),
    )
  }
  self.addEventListener('message', (event) => {
    if (event.data?.type === 'SKIP_WAITING') self.skipWaiting()
    if (event.data?.type === 'MEND_SHELL')
      event.waitUntil(mendShell().finally(() => event.ports[0]?.postMessage('done')))
  })
}

/**
 * The log-in page of a café’s network comes with status 200 in the place of any file. Stored as one it would stay until
 * the next version; so the install fails instead, and is tried again.
 */
async function isOurs(request: Request, answer: Response): Promise<boolean> {
  const isPage = answer.headers.get('content-type')?.includes('html') ?? true
  if (!answer.ok || isPage !== new URL(request.url).pathname.endsWith('.html')) return false
  return !isPage || (await answer.clone().text()).includes('<div id="app">')
}

/** Files that the browser has cleared away come again, all of this version or none. */
async function mendShell(): Promise<void> {
  await mendFiles(fileKeys(), isOurs)
  await listShell()
}

/** Tells those who check whether the app is wholly stored what it is made of. */
async function listShell(): Promise<void> {
  await saveShellList({ cacheName: cacheNames.precache, keys: fileKeys() })
}

function fileKeys(): string[] {
  return files.flatMap((file) => getCacheKeyForURL(addressOf(file)) ?? [])
}

async function answerPage(
  answerShell: RouteHandlerCallback,
  options: RouteHandlerCallbackOptions,
): Promise<Response> {
  const { pathname, search } = new URL(options.request.url)
  // With a query it is filtered: other rows.
  const isTimeline = pathname === '/' && search === ''
  const [shell, kept, look, mark] = await Promise.all([
    answerShell(options),
    isTimeline ? readFirstScreen() : undefined,
    readLook(),
    readMarkCopy(),
  ])
  const screen = mark ? undefined : kept
  if (!screen && !look && !mark) return shell
  const headers = new Headers(shell.headers)
  for (const name of ['content-encoding', 'content-length']) headers.delete(name)
  const page = withGuard(await shell.text(), mark)
  return new Response(screen ? withFirstScreen(page, screen) : look ? withLook(page, look) : page, {
    headers,
  })
}

/**
 * The browser may take code, styles and fonts, whose names change with their content, from the cache by
 * itself: each of them would otherwise wait for this worker to start.
 */
function skipWorkerForAssets(event: RoutingInstallEvent): void {
  const routes = event.addRoutes?.({
    condition: { urlPattern: '/assets/*', requestMethod: 'GET' },
    source: { cacheName: cacheNames.precache },
  })
  if (routes) event.waitUntil(routes)
}
