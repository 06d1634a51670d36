import { readNotifySettings, saveNotifySettings } from '../storage/notify-settings.ts'
import { readPushNote, savePushNote } from '../storage/push-note.ts'
import { dropAddress, fetchPushKey, sendAddress } from './push-server.ts'
import { currentSubscription, type Subscription, subscribe, unsubscribe } from './subscription.ts'

/** How a subscription stands. `waiting`: our server, or the browser maker's, can't be reached now. */
export type PushStanding = 'on' | 'off' | 'blocked' | 'serverOff' | 'waiting'

type Registration = Pick<ServiceWorkerRegistration, 'pushManager'>

/** So long the server is taken to have what it was sent, and its key to be the same. */
const sureForMs = 24 * 3_600_000

/**
 * Brings the subscription to what the reader wants: made where there is none, anew where the browser or the server has
 * another by now, and gone, here and on the server, where the reader or the phone's settings don't want it any more.
 *
 * @throws {StorageError}
 */
export async function keepSubscribed(
  registration: Registration,
  { permission, now }: { permission: NotificationPermission; now: number },
): Promise<PushStanding> {
  const settings = await readNotifySettings()
  if (!settings.isOn) {
    await dropSubscription(registration)
    return 'off'
  }
  if (permission !== 'granted') {
    await dropSubscription(registration)
    await saveNotifySettings({ isOn: false })
    return permission === 'denied' ? 'blocked' : 'off'
  }
  const [note, current] = await Promise.all([readPushNote(), currentSubscription(registration)])
  const isSure = current !== undefined && note?.endpoint === current.address.endpoint
  if (isSure && Math.abs(now - note.sentAt) < sureForMs) return 'on'
  return renew(registration, current, now)
}

async function renew(
  registration: Registration,
  current: Subscription | undefined,
  now: number,
): Promise<PushStanding> {
  const known = await fetchPushKey()
  if (known.kind === 'off') {
    await dropSubscription(registration)
    return 'serverOff'
  }
  if (known.kind === 'failed') return 'waiting'
  const kept = current?.key === undefined || current.key === known.key ? current : undefined
  const subscription = kept ?? (await subscribe(registration, known.key).catch(() => undefined))
  if (!subscription || !(await sendAddress(subscription.address))) return 'waiting'
  await savePushNote({ endpoint: subscription.address.endpoint, sentAt: now })
  return 'on'
}

/** Told to the server first: later nobody knows the address any more. */
export async function dropSubscription(registration: Registration): Promise<void> {
  const current = await currentSubscription(registration)
  if (!current) return
  await dropAddress(current.address)
  await unsubscribe(registration).catch(() => {})
  await savePushNote(undefined)
}
