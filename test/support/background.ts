import type { CDPSession, Page } from 'playwright-core'
import { eventually } from './eventually.ts'

/** What a phone's system does with the app while no page of it is open. */
export interface Background {
  periodicSync(): Promise<void>
  sync(lastChance?: boolean): Promise<void>
  push(message: unknown): Promise<void>
  /** As after a while without an event: the next one starts it anew, with nothing in its memory. */
  stopWorker(): Promise<void>
}

const tag = 'refresh'

/** Once the app of `origin` is stored; leaves it for an empty page, so that no page of it is open. */
export async function closeApp(page: Page, origin: string): Promise<Background> {
  await page.goto('about:blank')
  const session = await page.context().newCDPSession(page)
  const registrationId = await registrationAt(session, origin)
  const app = { origin, registrationId }
  const background: Background = {
    periodicSync: async () =>
      void (await session.send('ServiceWorker.dispatchPeriodicSyncEvent', { ...app, tag })),
    sync: async (lastChance = false) =>
      void (await session.send('ServiceWorker.dispatchSyncEvent', { ...app, tag, lastChance })),
    push: async (message) => {
      const data = typeof message === 'string' ? message : JSON.stringify(message)
      await session.send('ServiceWorker.deliverPushMessage', { ...app, data })
    },
    stopWorker: async () => void (await session.send('ServiceWorker.stopAllWorkers')),
  }
  await background.stopWorker()
  return background
}

async function registrationAt(session: CDPSession, origin: string): Promise<string> {
  let found: string | undefined
  session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
    for (const { registrationId, scopeURL, isDeleted } of registrations)
      if (!isDeleted && scopeURL.startsWith(origin)) found = registrationId
  })
  await session.send('ServiceWorker.enable')
  return eventually(() => {
    if (found === undefined) throw new Error(`There is no service worker of ${origin}.`)
    return found
  })
}

/** Opens a page that is no part of the app, from where its storage can be read. */
export async function openBeside(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/robots.txt`)
}
