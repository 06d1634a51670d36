/// <reference path="./web-push.d.ts" />
import webPush from 'web-push'
import type { PostUpstream } from '../upstream/post-upstream.ts'
import { isNetworkProblem } from '../upstream/upstream-problem.ts'
import type { PushMessage, WirePushSubscription } from '../wire.ts'
import type { VapidKeys } from './vapid-keys.ts'

/** What became of a message. */
export type PushOutcome =
  | { kind: 'sent' }
  /** Nobody listens there any more. */
  | { kind: 'gone' }
  /** The push service asks for patience, until `retryAt` (epoch ms), with all messages of ours. */
  | { kind: 'later'; retryAt: number }
  /** `why` for counting: it names no address. */
  | { kind: 'failed'; why: string }

export type SendPush = (
  subscription: WirePushSubscription,
  message: PushMessage,
  signal?: AbortSignal,
) => Promise<PushOutcome>

/** A phone that was off for longer finds out by itself. */
const lastsSeconds = 12 * 60 * 60

export interface SendPushOptions {
  post: PostUpstream
  keys: () => Promise<VapidKeys>
  /** mailto: or https: address by which push services reach the operator. */
  contact: string
}

/** Sends one message as https://www.rfc-editor.org/rfc/rfc8030 has it, encrypted for the phone alone. */
export function createSendPush({ post, keys, contact }: SendPushOptions): SendPush {
  return async (subscription, message, signal) => {
    const details = webPush.generateRequestDetails(subscription, JSON.stringify(message), {
      vapidDetails: { subject: contact, ...(await keys()) },
      TTL: lastsSeconds,
      urgency: 'normal',
      // A phone that was off gets the newest of our messages only.
      topic: message.dsaFeed.kind,
      contentEncoding: 'aes128gcm',
    })
    const answer = await post({
      url: subscription.endpoint,
      headers: headersOf(details.headers),
      body: details.body ?? '',
      ...(signal && { signal }),
    })
    if (answer.kind === 'failed') {
      const { code } = answer.problem
      return { kind: 'failed', why: isNetworkProblem(answer.problem) ? 'network' : code }
    }
    const { status, retryAt } = answer
    if (status >= 200 && status < 300) return { kind: 'sent' }
    if (status === 404 || status === 410) return { kind: 'gone' }
    if ((status === 429 || status === 503) && retryAt !== undefined) return { kind: 'later', retryAt }
    // 413 among them: ours has 300 bytes, and a smaller one would say nothing.
    return { kind: 'failed', why: `status ${status}` }
  }
}

/** The length is told by whoever sends. */
function headersOf(headers: Readonly<Record<string, string | number>>): Record<string, string> {
  const pairs = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length')
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), String(value)]))
}
