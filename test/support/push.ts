import type { BrowserContext, Page } from 'playwright-core'
import { whenShellIsKept, whenStatus } from './app-page.ts'
import type { Line, LineRequest } from './line.ts'
import { startWorld, type World, type WorldOptions } from './world.ts'

export const pushKey = 'B'.padEnd(87, 'A')

/** What our server sends, as far as the phone reads it. */
export const changed = {
  web_push: 8030,
  notification: { title: 'DSA Feed', body: 'New posts · Publicaciones nuevas', navigate: '/' },
  mutable: true,
  dsaFeed: { kind: 'changed', changedAt: 1 },
}
export const testMessage = { ...changed, dsaFeed: { kind: 'test', changedAt: 1 } }

/** Stands in for the server's part of push. Returns what it was sent. */
export function answerPush(line: Line, given: { off?: true; testStatus?: number } = {}): LineRequest[] {
  const sent: LineRequest[] = []
  line.answer(/^\/api\/push/, (request) => {
    sent.push(request)
    if (given.off) return { status: 404, json: { code: 'notFound' } }
    if (request.method === 'GET') return { status: 200, json: { version: 1, key: pushKey } }
    return { status: request.path.endsWith('/test') ? (given.testStatus ?? 204) : 204 }
  })
  return sent
}

/** No browser that is driven can reach its maker’s service: pages are given an address that looks like one of it. */
export async function givePushAddresses(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const kept = 'test-push-address'
    const made = () => {
      const endpoint = localStorage.getItem(kept)
      if (endpoint === null) return null
      return {
        endpoint,
        options: { applicationServerKey: null },
        toJSON: () => ({ endpoint, expirationTime: null, keys: { p256dh: 'p256dh', auth: 'auth' } }),
        unsubscribe: async () => {
          localStorage.removeItem(kept)
          return true
        },
      }
    }
    Object.assign(PushManager.prototype, {
      getSubscription: async () => made(),
      subscribe: async () => {
        localStorage.setItem(kept, `https://push.example/${localStorage.length}`)
        return made()
      },
    })
  })
}

/** A phone that has opened the app once, and lets it notify its reader. */
export async function startWithNotifications(options: WorldOptions): Promise<World> {
  const world = await startWorld({ ...options, app: { pollMinutes: 0.005 } })
  const { page, context } = world.phone
  await context.grantPermissions(['notifications'], { origin: world.line.url })
  await page.goto(world.line.url)
  await whenStatus(page, /^(Up to date|Al día), /)
  await whenShellIsKept(page)
  return world
}

export interface ShownNotice {
  title: string
  body: string
  silent: boolean
  tag: string
  path: unknown
}

/** Those that the phone shows now; asked of any page of the app's origin, and once only: see `Background`. */
export function shownNotices(page: Page): Promise<ShownNotice[]> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    const shown = (await registration?.getNotifications()) ?? []
    return shown.map(({ title, body, silent, tag, data }) => ({
      title,
      body,
      silent: silent === true,
      tag,
      path: data?.path,
    }))
  })
}
