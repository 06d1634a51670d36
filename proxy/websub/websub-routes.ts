import { answerEmpty, inertHeaders, refuse } from '../answers/answer.ts'
import type { HubEvent } from '../store/hub-event.ts'
import type { SourceState, WebSubState } from '../store/source-state.ts'
import type { SourceStates } from '../store/source-states.ts'
import { isSignedBy, parseHubSignature } from './hub-signature.ts'
import { takesPings, wishedLeaseMs } from './websub-decision.ts'
import type { WebSubKeys } from './websub-keys.ts'

export interface WebSubRoutesOptions {
  states: SourceStates
  keys: () => Promise<WebSubKeys>
  /** Brings it to the process that polls, which may be this one. */
  tell: (event: HubEvent) => void
  /** Of what a hub sends along. */
  maxBytes: number
  now: () => number
}

/** What hubs ask and tell, at the callback that `token` ends. */
export type WebSubRoutes = (request: Request, token: string) => Promise<Response>

export function createWebSubRoutes(options: WebSubRoutesOptions): WebSubRoutes {
  const subscriptionOf = createLookup(options)
  return async (request, token) => {
    const found = await subscriptionOf(token)
    // An unknown callback is refused before anything is read.
    if (found === undefined) return refuse('notFound')
    if (request.method === 'POST') return answerPing(request, found, options)
    return answerIntent(new URL(request.url).searchParams, found, options)
  }
}

interface Found {
  sourceId: string
  websub: WebSubState
}

/** https://www.w3.org/TR/websub/#hub-verifies-intent */
function answerIntent(
  asked: URLSearchParams,
  { sourceId, websub }: Found,
  { tell }: WebSubRoutesOptions,
): Response {
  const mode = asked.get('hub.mode')
  if (asked.get('hub.topic') !== websub.topic) return refuse('notFound')
  if (mode === 'denied') {
    if (websub.status !== 'leaving') tell({ kind: 'denied', sourceId })
    return answerEmpty()
  }
  const challenge = asked.get('hub.challenge') ?? ''
  const isLeaving = websub.status === 'leaving'
  const isWanted = mode === 'unsubscribe' ? isLeaving : mode === 'subscribe' && !isLeaving
  if (!isWanted || challenge === '' || challenge.length > 1024) return refuse('notFound')
  tell(isLeaving ? { kind: 'left', sourceId } : { kind: 'verified', sourceId, leaseMs: leaseIn(asked) })
  const headers = {
    ...inertHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(challenge)),
    'cache-control': 'no-store',
  }
  return new Response(challenge, { headers })
}

function leaseIn(asked: URLSearchParams): number {
  const seconds = Number(asked.get('hub.lease_seconds') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : wishedLeaseMs
}

/**
 * A ping says that there is something new, and no more: what comes with it may be a part of the feed, is not the
 * publisher's own answer with its validators, and would be signed by us as what the publisher's address gave. So
 * the feed itself is fetched, by the guarded way all feeds come.
 */
async function answerPing(
  request: Request,
  { sourceId, websub }: Found,
  { keys, tell, maxBytes, now }: WebSubRoutesOptions,
): Promise<Response> {
  const signature = parseHubSignature(request.headers.get('x-hub-signature'))
  if (signature === undefined || !takesPings(websub, now())) return refuse('badSignature')
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return refuse('bodyTooLarge')
  const secret = (await keys()).secretOf({ sourceId, ...websub })
  const body = request.body as AsyncIterable<Uint8Array> | null
  if (!(await isSignedBy(secret, signature, body, maxBytes))) return refuse('badSignature')
  tell({ kind: 'ping', sourceId })
  return answerEmpty(202)
}

/** Made anew only when a state changes, and only of sources that have a subscription. */
function createLookup({ states, keys }: WebSubRoutesOptions): (token: string) => Promise<Found | undefined> {
  const tokens = new WeakMap<WebSubState, string>()
  let version = Number.NaN
  let byToken = new Map<string, Found>()
  return async (token) => {
    if (version !== states.version()) {
      const { tokenOf } = await keys()
      version = states.version()
      byToken = new Map(
        [...states.all()].flatMap(([sourceId, { websub }]: [string, SourceState]) => {
          if (websub === undefined) return []
          const known = tokens.get(websub) ?? tokenOf({ sourceId, ...websub })
          tokens.set(websub, known)
          return [[known, { sourceId, websub }] as const]
        }),
      )
    }
    return byToken.get(token)
  }
}
