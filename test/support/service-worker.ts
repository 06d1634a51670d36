import type { BrowserContext, Worker } from 'playwright-core'
import { eventually } from './eventually.ts'

/** What these functions need of the worker's scope: its types and those of a page can't stand beside each other. */
interface Scope {
  registration: ServiceWorkerRegistration
  clients: { openWindow(url: string): Promise<null> }
  WindowClient: { prototype: { focus(): Promise<unknown> } }
  WorkerNavigator: { prototype: object }
  NotificationEvent: new (type: string, init: { notification: Notification }) => WaitingEvent
  ExtendableEvent: new (type: string) => WaitingEvent
}

interface WaitingEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

/** The app's service worker as it runs now; while it is looked at, the browser does not end it. */
export function runningWorker(context: BrowserContext): Promise<Worker> {
  return eventually(async () => {
    const worker = context.serviceWorkers().at(-1)
    if (!worker) throw new Error('No service worker runs.')
    await worker.evaluate(() => {})
    return worker
  })
}

/** What the service worker says of a notification that its reader has tapped. */
export interface Tapped {
  /** Windows that it has brought to the front. */
  focused: number
  /** Addresses that it has had opened in a window of their own. */
  opened: string[]
}

/**
 * Taps the one notification that is shown. Only a finger's own tap lets a worker focus and open windows, so those two
 * calls are noted instead; to lead a window elsewhere needs none. Resolves when the worker has done what it asked time for.
 */
export function tapNotice(worker: Worker): Promise<Tapped> {
  return worker.evaluate(async () => {
    const scope = globalThis as unknown as Scope
    const tapped = { focused: 0, opened: [] as string[] }
    scope.WindowClient.prototype.focus = async function () {
      tapped.focused += 1
      return this
    }
    scope.clients.openWindow = async (url) => {
      tapped.opened.push(url)
      return null
    }
    const [notification, ...more] = await scope.registration.getNotifications()
    if (!notification || more.length > 0) throw new Error('Not one notification is shown.')
    const event = new scope.NotificationEvent('notificationclick', { notification })
    const asked: unknown[] = []
    // An event that a script has made may ask for no time.
    event.waitUntil = (work) => void asked.push(work)
    dispatchEvent(event)
    await Promise.all(asked)
    if (asked.length === 0) throw new Error('The worker did not hear of it.')
    return tapped
  })
}

/** As when the browser, or its maker’s service, has ended the subscription. */
export function changeSubscription(worker: Worker): Promise<void> {
  return worker.evaluate(async () => {
    const scope = globalThis as unknown as Scope
    const event = new scope.ExtendableEvent('pushsubscriptionchange')
    const asked: unknown[] = []
    event.waitUntil = (work) => void asked.push(work)
    dispatchEvent(event)
    await Promise.all(asked)
    if (asked.length === 0) throw new Error('The worker did not hear of it.')
  })
}

/** From now on the clock of that worker, until it is stopped, says this time of tomorrow, by the phone's own zone. */
export function setWorkerClock(worker: Worker, hour: number, minute = 0): Promise<void> {
  return worker.evaluate(
    ({ hour, minute }) => {
      const scope = globalThis as { plainDate?: DateConstructor }
      scope.plainDate ??= Date
      const Plain = scope.plainDate
      const now = new Plain()
      const then = new Plain(now.getFullYear(), now.getMonth(), now.getDate() + 1, hour, minute)
      const offMs = then.getTime() - now.getTime()
      globalThis.Date = class extends Plain {
        constructor(...given: unknown[]) {
          if (given.length > 0) super(...(given as [number]))
          else super(Plain.now() + offMs)
        }
        static override now() {
          return Plain.now() + offMs
        }
      } as DateConstructor
    },
    { hour, minute },
  )
}

/** From now on the worker, until it is stopped, notes the numbers that it puts on the app's icon; 0 is none. */
export function noteBadges(worker: Worker): Promise<void> {
  return worker.evaluate(() => {
    const badges: number[] = []
    Reflect.set(globalThis, 'badges', badges)
    Object.assign((globalThis as unknown as Scope).WorkerNavigator.prototype, {
      setAppBadge: async (count: number) => void badges.push(count),
      clearAppBadge: async () => void badges.push(0),
    })
  })
}

export function notedBadges(worker: Worker): Promise<number[]> {
  return worker.evaluate(() => Reflect.get(globalThis, 'badges') as number[])
}
