import { dropSubscription, keepSubscribed } from '../core/push/keep-subscribed.ts'
import { readNotifySettings } from '../core/storage/notify-settings.ts'
import { refreshInBackground } from './background.ts'
import type { RunEnd } from './background-code.ts'
import { mayNotify, show } from './notify.ts'

declare const self: ServiceWorkerGlobalScope

/** What our server has sent says only that there may be something new: the phone looks, and decides. */
export async function onPush(message: unknown, lastsMs: number): Promise<RunEnd> {
  if (!mayNotify() || !(await readNotifySettings()).isOn) {
    await dropSubscription(self.registration)
    return 'done'
  }
  if (kindOf(message) === 'test') {
    await show({ kind: 'test', isSilent: false }, true)
    return 'done'
  }
  return refreshInBackground({ trigger: 'push', lastsMs })
}

export async function onSubscriptionChange(): Promise<void> {
  const permission = globalThis.Notification?.permission ?? 'denied'
  await keepSubscribed(self.registration, { permission, now: Date.now() })
}

/** Of anything else that comes by this way it is taken that something has changed. */
function kindOf(message: unknown): 'test' | 'changed' {
  const own =
    typeof message === 'object' && message !== null && 'dsaFeed' in message ? message.dsaFeed : undefined
  const kind = typeof own === 'object' && own !== null && 'kind' in own ? own.kind : undefined
  return kind === 'test' ? 'test' : 'changed'
}
