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
  const { kind, changedAt } = ownPart(message)
  if (kind === 'test') {
    await show({ kind: 'test', isSilent: false }, true)
    return 'done'
  }
  return refreshInBackground({ trigger: 'push', lastsMs, pushedAt: changedAt })
}

export async function onSubscriptionChange(): Promise<void> {
  const permission = globalThis.Notification?.permission ?? 'denied'
  await keepSubscribed(self.registration, { permission, now: Date.now() })
}

/** Of anything else that comes by this way it is taken that something has changed. */
function ownPart(message: unknown): { kind: 'test' | 'changed'; changedAt: number | undefined } {
  const { dsaFeed } = asRecord(message)
  const { kind, changedAt } = asRecord(dsaFeed)
  return {
    kind: kind === 'test' ? 'test' : 'changed',
    changedAt: Number.isSafeInteger(changedAt) ? (changedAt as number) : undefined,
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
