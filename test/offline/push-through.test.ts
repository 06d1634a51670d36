import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PushKey } from '../../proxy/wire.ts'
import { noticeEn } from '../../src/ui/words/notice-en.ts'
import { notifyEn } from '../../src/ui/words/notify-en.ts'
import { openRefreshed, whenShellIsKept } from '../support/app-page.ts'
import { closeApp } from '../support/background.ts'
import { eventually } from '../support/eventually.ts'
import { type FakePushService, startFakePushService } from '../support/fake-push-service.ts'
import { serveFeed } from '../support/serve-feed.ts'
import { startWorld, type World } from '../support/world.ts'

/** All is as it is, our server too, but for the browser maker’s service, which a driven browser can’t reach. */
const hourMs = 3_600_000
const oldestAt = Math.floor(Date.now() / 1000) * 1000 - 30 * hourMs
/** The same time for the oldest, however many there are. */
const feedOf = (items: number) => ({
  items,
  imageEvery: 0,
  newestAt: oldestAt + (items - 1) * hourMs,
  hoursApart: 1,
})
let world: World
let service: FakePushService

beforeEach(async () => {
  service = await startFakePushService()
  world = await startWorld({
    sources: 1,
    feed: feedOf(3),
    app: { pollMinutes: 0.005, allowHosts: [service.host] },
  })
  await world.phone.context.grantPermissions(['notifications'], { origin: world.line.url })
})

afterEach(async () => {
  await world?.close()
  await service?.close()
})

test('from the switch to the notification: subscribed by the server’s key, encrypted, shown; switched off, forgotten', async () => {
  const { page, context } = world.phone
  const keys = await reachService(context)
  const part = await openSettings(page)
  await part.getByRole('switch', { name: notifyEn.on }).click()
  await part.getByText(notifyEn.standings.on).waitFor()
  const { key } = (await (await fetch(`${world.app.url}/api/push`)).json()) as PushKey
  expect(keys).toEqual([key])
  expect(await storedAtServer()).toHaveLength(1)
  await part.getByRole('button', { name: notifyEn.test }).click()
  await part.getByText(notifyEn.tested.sent).waitFor()
  expect(service.received).toMatchObject([{ key, message: { dsaFeed: { kind: 'test' } } }])

  const background = await closeApp(page, world.line.url, { hearsNotices: true })
  await background.push(service.received[0]?.message)
  await eventually(() => expect(background.told()).toMatchObject([{ body: noticeEn.test }]))
  const [source] = world.sources
  if (!source) throw new Error('No source.')
  const { items } = serveFeed(world.publisher, source, feedOf(4))
  await eventually(() => expect(service.received).toHaveLength(2))
  await background.push(service.received[1]?.message)
  await eventually(() => expect(background.told().at(-1)?.title).toContain(items.at(-1)?.title))
  expect(service.faults).toEqual([])

  await openSettings(page)
  await part.getByRole('switch', { name: notifyEn.on }).click()
  await part.getByText(notifyEn.standings.off).waitFor()
  await eventually(async () => expect(await storedAtServer()).toEqual([]))
  world.phone.expectNoFaults()
})

test('a permission that the reader takes back is told at once, and the server forgets the phone', async () => {
  const { page, context } = world.phone
  await reachService(context)
  const part = await openSettings(page)
  await part.getByRole('switch', { name: notifyEn.on }).click()
  await part.getByText(notifyEn.standings.on).waitFor()
  expect(await storedAtServer()).toHaveLength(1)
  const session = await context.newCDPSession(page)
  const permission = { name: 'notifications' }
  await session.send('Browser.setPermission', { permission, setting: 'denied', origin: world.line.url })
  await part.getByText(notifyEn.standings.blocked).waitFor()
  await part.getByRole('switch', { name: notifyEn.on, checked: false }).waitFor()
  await eventually(async () => expect(await storedAtServer()).toEqual([]))
  world.phone.expectNoFaults()
})

test('a browser that can’t reach its maker’s service says so, and the server is told nothing', async () => {
  const { page } = world.phone
  await page.clock.install()
  const part = await openSettings(page)
  await part.getByRole('switch', { name: notifyEn.on }).click()
  await part.getByText(notifyEn.standings.busy).waitFor()
  // With no network to its maker’s this one tries for ever, and never says that it can’t.
  await eventually(async () => {
    await page.clock.fastForward('00:10')
    expect(await part.getByText(notifyEn.standings.waiting).count()).toBe(1)
  })
  await part.getByRole('switch', { name: notifyEn.on, checked: true }).waitFor()
  expect(await storedAtServer()).toEqual([])
})

/** Stands in for the browser’s own part, with addresses and keys of the service here. Gives the keys it was asked by. */
async function reachService(context: BrowserContext): Promise<string[]> {
  const keys: string[] = []
  await context.exposeFunction('makeSubscription', (key: string) => {
    keys.push(key)
    return service.subscribe()
  })
  await context.addInitScript(() => {
    const kept = 'test-subscription'
    const standing = () => {
      const made = JSON.parse(localStorage.getItem(kept) ?? 'null')
      if (!made) return null
      const bytes = Uint8Array.from(atob(made.key), (sign) => sign.charCodeAt(0))
      return {
        options: { applicationServerKey: bytes.buffer },
        toJSON: () => ({ endpoint: made.endpoint, expirationTime: null, keys: made.keys }),
        unsubscribe: async () => {
          localStorage.removeItem(kept)
          return true
        },
      }
    }
    Object.assign(PushManager.prototype, {
      getSubscription: async () => standing(),
      subscribe: async ({ applicationServerKey, userVisibleOnly }: PushSubscriptionOptionsInit) => {
        const key = btoa(String.fromCharCode(...(applicationServerKey as Uint8Array)))
        if (!userVisibleOnly) throw new DOMException('Only what is shown.', 'NotAllowedError')
        const plain = key.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
        const made = await Reflect.get(globalThis, 'makeSubscription')(plain)
        localStorage.setItem(kept, JSON.stringify({ ...made, key }))
        return standing()
      },
    })
  })
  return keys
}

async function openSettings(page: Page) {
  await openRefreshed(page, world.line.url)
  await whenShellIsKept(page)
  await page.goto(`${world.line.url}/settings?notifications`)
  return page.getByRole('region', { name: notifyEn.title })
}

/** What the server keeps of phones. */
async function storedAtServer(): Promise<unknown[]> {
  const folder = join(world.app.cacheDir, 'push')
  const names = await readdir(folder).catch(() => [])
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.flatMap((text) => JSON.parse(text) as unknown[])
}
