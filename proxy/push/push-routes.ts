import { answerEmpty, refuse } from '../answers/answer.ts'
import { answerEncoded } from '../answers/encoded-answer.ts'
import { json } from '../answers/feed-answers.ts'
import { readRequestBody } from '../answers/read-request-body.ts'
import { isCrossSite, refuseCrossSite } from '../reading/asked-url.ts'
import type { RateLimits } from '../reading/rate-limits.ts'
import { compress, contentHash } from '../store/encoded.ts'
import { type PushSubscriptions, readSubscription } from '../store/push-subscriptions.ts'
import type { AllowedHosts } from '../upstream/allow-url.ts'
import { allowPost } from '../upstream/post-upstream.ts'
import { type PushKey, type PushMessage, paths, type WirePushSubscription } from '../wire.ts'
import type { SendPush } from './send-push.ts'
import { isPublicKey, type VapidKeys } from './vapid-keys.ts'

export interface PushRoutesOptions {
  subscriptions: PushSubscriptions
  keys: () => Promise<VapidKeys>
  send: SendPush
  testMessage: () => PushMessage
  allowHosts: AllowedHosts
  rateLimits: RateLimits
}

/** Answers `/api/push` and what is below it. `client` is the address that asks, as far as it is known. */
export type PushRoutes = (request: Request, client: string | undefined) => Promise<Response>

const maxBodyBytes = 4096
/** A phone that has this key may hold it: it never changes while the server keeps its data. */
const keyCaching = 'public, max-age=3600'

export function createPushRoutes(options: PushRoutesOptions): PushRoutes {
  const { subscriptions, keys, rateLimits } = options
  return async (request, client) => {
    const { pathname } = new URL(request.url)
    const isTest = pathname === paths.pushTest
    const { method } = request
    if (!isTest && (method === 'GET' || method === 'HEAD')) return answerKey(request, await keys())
    if (method !== 'POST' && (isTest || method !== 'DELETE'))
      return refuse('method', { allow: allowed(isTest) })
    if (isCrossSite(request)) return refuseCrossSite()
    const waitSeconds = await rateLimits.takeClient('push', client)
    if (waitSeconds !== undefined) return refuse('tooManyRequests', { 'retry-after': String(waitSeconds) })
    const asked = await readAsked(request)
    if (asked instanceof Response) return asked
    if (method === 'DELETE') {
      await subscriptions.remove(asked.endpoint)
      return answerEmpty()
    }
    const subscription = readSubscription(asked)
    if (subscription === undefined || !isUsable(subscription, options)) return refuse('badSubscription')
    if (isTest) return answerTest(subscription, options)
    return (await subscriptions.add(subscription)) ? answerEmpty() : refuse('tooManySubscriptions')
  }
}

function allowed(isTest: boolean): string {
  return isTest ? 'POST, OPTIONS' : 'GET, HEAD, POST, DELETE, OPTIONS'
}

async function answerKey(request: Request, { publicKey }: VapidKeys): Promise<Response> {
  const body: PushKey = { version: 1, key: publicKey }
  const bytes = new Uint8Array(Buffer.from(JSON.stringify(body)))
  const facts = { hash: contentHash(bytes), cacheControl: keyCaching, contentType: json }
  const read = (encoding: 'br' | 'gzip' | 'identity') =>
    encoding === 'identity' ? bytes : compress(bytes, encoding)
  return (await answerEncoded(request, { ...facts, read })) ?? refuse('notFound')
}

/** Something with an endpoint, or the refusal. A form of another site can't send this type without being asked. */
async function readAsked(request: Request): Promise<{ endpoint: string } | Response> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
    return refuse('badSubscription')
  const body = await readRequestBody(request, maxBodyBytes)
  if (body === undefined) return refuse('bodyTooLarge')
  try {
    const asked: unknown = JSON.parse(body.toString('utf8'))
    const isAsked = typeof asked === 'object' && asked !== null && 'endpoint' in asked
    return isAsked && typeof asked.endpoint === 'string'
      ? { ...asked, endpoint: asked.endpoint }
      : refuse('badSubscription')
  } catch {
    return refuse('badSubscription')
  }
}

function isUsable({ endpoint, keys }: WirePushSubscription, { allowHosts }: PushRoutesOptions): boolean {
  return allowPost(endpoint, allowHosts) !== undefined && isPublicKey(keys.p256dh)
}

async function answerTest(
  subscription: WirePushSubscription,
  { send, testMessage, rateLimits, subscriptions }: PushRoutesOptions,
): Promise<Response> {
  const waitSeconds = await rateLimits.takeUpstream('push', new URL(subscription.endpoint).host)
  if (waitSeconds !== undefined) return refuse('tooManyRequests', { 'retry-after': String(waitSeconds) })
  const outcome = await send(subscription, testMessage())
  if (outcome.kind === 'sent') return answerEmpty()
  if (outcome.kind !== 'gone') return refuse('pushServiceFailed')
  await subscriptions.remove(subscription.endpoint)
  return refuse('subscriptionGone')
}
