import type { PushAddress } from './push-server.ts'

/**
 * The browser's own part of push, which pages and the service worker have alike:
 * https://www.w3.org/TR/push-api/#pushmanager-interface
 */
export interface Subscription {
  address: PushAddress
  /** By which key it was made, in base64url. */
  key: string | undefined
}

type Registration = Pick<ServiceWorkerRegistration, 'pushManager'>

export async function currentSubscription({ pushManager }: Registration): Promise<Subscription | undefined> {
  const found = await pushManager?.getSubscription()
  return found ? toSubscription(found) : undefined
}

/** Some browsers that can't reach their maker's service try for ever. What comes later is found at the next start. */
const patienceMs = 20_000

/** In the place of whatever there is. @throws {DOMException} where the browser refuses, or its maker can't be reached */
export async function subscribe(registration: Registration, key: string): Promise<Subscription> {
  await unsubscribe(registration)
  const made = await inTime(
    registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: fromBase64url(key),
    }),
  )
  const subscription = toSubscription(made)
  if (!subscription) throw new DOMException('The subscription has no keys.', 'NotSupportedError')
  return subscription
}

async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('It takes too long.', 'TimeoutError')), patienceMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

export async function unsubscribe({ pushManager }: Registration): Promise<void> {
  await (await pushManager?.getSubscription())?.unsubscribe()
}

function toSubscription(found: PushSubscription): Subscription | undefined {
  const { endpoint, keys } = found.toJSON()
  if (endpoint === undefined || !keys?.p256dh || !keys.auth) return undefined
  const key = found.options?.applicationServerKey
  return {
    address: { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } },
    key: key ? toBase64url(new Uint8Array(key)) : undefined,
  }
}

function toBase64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0))
}
