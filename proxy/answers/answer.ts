import { toWireProblem, type UpstreamProblem } from '../upstream/upstream-problem.ts'
import type { ProxyProblem } from '../wire.ts'

/** Nothing a publisher sends may run, frame or be taken for a page of ours. The app may live elsewhere. */
export const inertHeaders = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'referrer-policy': 'no-referrer',
  'access-control-allow-origin': '*',
} as const

/** For the app that this server gives out, and no other page. Older browsers send no Sec-Fetch-Site. */
export const appOnlyHeaders = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': inertHeaders['content-security-policy'],
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const

export const immutable = 'public, max-age=31536000, immutable'

/** https://www.rfc-editor.org/rfc/rfc9110#name-if-none-match: a list, compared weakly. */
export function isNotModified(request: Request, etag: string): boolean {
  const header = request.headers.get('if-none-match')
  if (header === null) return false
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}

export type Refusal =
  | 'badRequest'
  | 'addressNotAllowed'
  | 'notInCatalog'
  | 'loop'
  | 'crossSite'
  | 'notAnImage'
  | 'notFound'
  | 'method'
  | 'busy'
  | 'tooManyRequests'
  | 'notAFeed'
  | 'notAPage'
  | 'serverFault'
  | 'badSubscription'
  | 'bodyTooLarge'
  | 'tooManySubscriptions'
  | 'subscriptionGone'
  | 'pushServiceFailed'
  | 'badSignature'

const refusalStatus: Readonly<Record<Refusal, number>> = {
  badRequest: 400,
  addressNotAllowed: 403,
  notInCatalog: 403,
  loop: 403,
  crossSite: 403,
  notFound: 404,
  method: 405,
  notAnImage: 415,
  notAFeed: 415,
  notAPage: 415,
  tooManyRequests: 429,
  serverFault: 500,
  busy: 503,
  badSubscription: 400,
  bodyTooLarge: 413,
  tooManySubscriptions: 503,
  subscriptionGone: 410,
  pushServiceFailed: 502,
  badSignature: 403,
}

export function refuse(code: Refusal, extra: Readonly<Record<string, string>> = {}): Response {
  return problemResponse({ code }, refusalStatus[code], extra)
}

/** Where there is nothing to say but that it is done. */
export function answerEmpty(status: 202 | 204 = 204): Response {
  return new Response(null, { status, headers: { ...inertHeaders, 'cache-control': 'no-store' } })
}

/** Trouble with the publisher is 5xx; what we will not dial or pass on is our own refusal. */
export function answerUpstreamProblem(problem: UpstreamProblem): Response {
  return problemResponse(toWireProblem(problem), problemStatus[problem.code] ?? 502)
}

const problemStatus: Readonly<Record<string, number>> = {
  addressNotAllowed: 403,
  htmlAnswer: 415,
  timeout: 504,
}

function problemResponse(
  problem: ProxyProblem,
  status: number,
  extra: Readonly<Record<string, string>> = {},
): Response {
  const body = JSON.stringify(problem)
  const headers = {
    ...inertHeaders,
    'content-type': 'application/json; charset=utf-8',
    // HEAD must tell it too, and has no body to take it from.
    'content-length': String(body.length),
    'cache-control': 'no-store',
    ...extra,
  }
  return new Response(body, { status, headers })
}
