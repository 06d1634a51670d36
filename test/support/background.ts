import type { CDPSession, Page } from 'playwright-core'
import { eventually } from './eventually.ts'

/** What a phone's system does with the app while no page of it is open. */
export interface Background {
  periodicSync(): Promise<void>
  sync(lastChance?: boolean): Promise<void>
  push(message: unknown): Promise<void>
  /** Notifications that were shown since the app was closed, or since they were swiped away, the oldest first. */
  told(): Notice[]
  /** As the reader does with those that stand there; a page of the app's origin is open. */
  swipeAway(): Promise<void>
  /** As after a while without an event: the next one starts it anew, with nothing in its memory. */
  stopWorker(): Promise<void>
}

export interface Notice {
  title: string
  body: string
}

const tag = 'refresh'

/**
 * Once the app of `origin` is stored; leaves it for an empty page, so that no page of it is open. `hearsNotices`: for
 * `told`; a Chromium that tells of notifications now and then drops a sync that was asked for.
 */
export async function closeApp(
  page: Page,
  origin: string,
  { hearsNotices = false }: { hearsNotices?: boolean } = {},
): Promise<Background> {
  await page.goto('about:blank')
  const session = await page.context().newCDPSession(page)
  const registrationId = await registrationAt(session, origin)
  const app = { origin, registrationId }
  const told: Notice[] = []
  if (hearsNotices) await noteNotices(session, told)
  const background: Background = {
    told: () => [...told],
    swipeAway: async () => {
      await clearNotices(page)
      told.length = 0
    },
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

/**
 * Chromium tells of each. It is not asked again and again by `getNotifications`, which now and then takes one for gone,
 * for good, that is just being put there.
 */
async function noteNotices(session: CDPSession, told: Notice[]): Promise<void> {
  session.on('BackgroundService.backgroundServiceEventReceived', ({ backgroundServiceEvent: event }) => {
    if (event.eventName !== 'Notification displayed') return
    const textOf = (name: string) => event.eventMetadata.find(({ key }) => key === name)?.value ?? ''
    told.push({ title: textOf('Title'), body: textOf('Body') })
  })
  await session.send('BackgroundService.startObserving', { service: 'notifications' })
  await session.send('BackgroundService.setRecording', { service: 'notifications', shouldRecord: true })
}

function clearNotices(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    for (const shown of (await registration?.getNotifications()) ?? []) shown.close()
  })
}

/** Opens a page that is no part of the app, from where its storage can be read. */
export async function openBeside(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/robots.txt`)
}
