import type { WirePushSubscription } from '../wire.ts'
import { contentHash } from './encoded.ts'

/** Whom to tell of new posts: an address at a push service and the keys to encrypt for it, nothing else. */
export interface PushSubscriptions {
  /** Resolves when it is stored; false when there is no room for another. */
  add: (subscription: WirePushSubscription) => Promise<boolean>
  remove: (endpoint: string) => Promise<void>
  /** In batches; some that are added or removed meanwhile may be missing or there. */
  all: () => AsyncIterable<WirePushSubscription[]>
}

/** At 400 bytes each, 80 MB. */
export const maxSubscriptions = 200_000

/** Names a subscription where its endpoint, which is a secret, must not stand. */
export function subscriptionId(endpoint: string): string {
  return contentHash(Buffer.from(endpoint))
}

/** Checks what a phone sent or a home gave back. What else stands there is left out. */
export function readSubscription(value: unknown): WirePushSubscription | undefined {
  if (!isRecord(value) || typeof value.endpoint !== 'string' || !isRecord(value.keys)) return undefined
  const { endpoint } = value
  const { p256dh, auth } = value.keys
  if (endpoint.length > 1024 || !isBase64url(p256dh, 65) || !isBase64url(auth, 16)) return undefined
  return { endpoint, keys: { p256dh, auth } }
}

function isBase64url(value: unknown, bytes: number): value is string {
  return (
    typeof value === 'string' &&
    /^[\w-]{1,100}={0,2}$/.test(value) &&
    Buffer.from(value, 'base64url').length === bytes
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
