import type { Log } from '../log.ts'
import type { RateLimits } from '../reading/rate-limits.ts'
import type { PushSubscriptions } from '../store/push-subscriptions.ts'
import type { AllowedHosts } from '../upstream/allow-url.ts'
import type { PostUpstream } from '../upstream/post-upstream.ts'
import { pushMessage } from './push-message.ts'
import { createPushRounds, type PushRounds } from './push-rounds.ts'
import { createPushRoutes, type PushRoutes } from './push-routes.ts'
import { createSendPush } from './send-push.ts'
import { type VapidKeys, vapidKeysOf } from './vapid-keys.ts'

export interface PushOptions {
  subscriptions: PushSubscriptions
  vapidSecret: () => Promise<Uint8Array>
  contact: string
  publicUrl?: string
  post: PostUpstream
  allowHosts: AllowedHosts
  rateLimits: RateLimits
  onSent: (outcome: string) => void
  log: Log
  now: () => number
  pauseMs?: number
}

/** Notifications: what phones ask for, and what is sent to them. */
export interface Push extends PushRounds {
  routes: PushRoutes
}

export function createPush(options: PushOptions): Push {
  const { vapidSecret, publicUrl, now } = options
  let known: VapidKeys | undefined
  // A shared store may be away at the start.
  const keys = async () => {
    known ??= vapidKeysOf(await vapidSecret())
    return known
  }
  const send = createSendPush({ ...options, keys })
  const routes = createPushRoutes({
    ...options,
    keys,
    send,
    testMessage: () => pushMessage('test', now(), publicUrl),
  })
  const rounds = createPushRounds({
    ...options,
    send,
    messageAt: (changedAt) => pushMessage('changed', changedAt, publicUrl),
  })
  return { routes, ...rounds }
}
