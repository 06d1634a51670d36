import { loadBackgroundCode } from './load-code.ts'

declare const self: ServiceWorkerGlobalScope

/** iPhones end a worker half a minute after a push; within this time it has told what it has to tell. */
const pushMs = 25_000
/** What a page that asked for one sends; see `ui/background`. */
const longestText = 100

/** Tells the reader by notifications, and opens what they tap. */
export function notify(): void {
  self.addEventListener('push', (event) => event.waitUntil(onPush(messageOf(event.data))))
  self.addEventListener('notificationclick', (event) => {
    event.notification.close()
    event.waitUntil(open(pathOf(event.notification.data)))
  })
  self.addEventListener('pushsubscriptionchange', (event) => {
    ;(event as ExtendableEvent).waitUntil(loadBackgroundCode().then((code) => code.subscriptionChanged()))
  })
}

async function onPush(message: unknown): Promise<void> {
  try {
    await (await loadBackgroundCode()).push(message, pushMs)
  } catch {
    // A storage that fails, say: the reader hears at least what the server said.
    if (Notification.permission === 'granted') await showAsSent(message)
  }
}

/** Our server's own words, which stand in every push for phones that show it by themselves. */
async function showAsSent(message: unknown): Promise<void> {
  const { notification } = (message ?? {}) as { notification?: { title?: unknown; body?: unknown } }
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, longestText) : '')
  await self.registration.showNotification(text(notification?.title) || 'DSA Feed', {
    body: text(notification?.body),
    tag: 'posts',
  })
}

function messageOf(data: PushMessageData | null): unknown {
  try {
    return data?.json()
  } catch {
    return undefined
  }
}

function pathOf(data: unknown): string {
  const path = typeof data === 'object' && data !== null && 'path' in data ? data.path : undefined
  return typeof path === 'string' && /^\/(?!\/)/.test(path) ? path : '/'
}

/** In a window that is there, or in a new one. */
async function open(path: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  for (const window of windows) {
    try {
      const shown = new URL(window.url).pathname + new URL(window.url).search
      await window.focus()
      if (shown !== path) await window.navigate(path)
      return
    } catch {
      // One that this worker does not answer for: then another.
    }
  }
  await self.clients.openWindow(path)
}
