import { chooseEncoding } from './accept-encoding.ts'
import type { Bytes } from './bytes.ts'
import type { Encoding } from './encoded.ts'
import { toWireProblem, type UpstreamProblem } from './upstream-problem.ts'
import { feedTypeHeader, finalUrlHeader, type ProxyProblem } from './wire.ts'

/** Nothing a publisher sends may run, frame or be taken for a page of ours. The app may live elsewhere. */
export const inertHeaders = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'access-control-allow-origin': '*',
} as const

const exposed = { 'access-control-expose-headers': `ETag, ${finalUrlHeader}, ${feedTypeHeader}` } as const

export const immutable = 'public, max-age=31536000, immutable'

export interface EncodedAnswer {
  hash: string
  cacheControl: string
  contentType: string
  extra?: Readonly<Record<string, string>>
  /** Undefined when the store has lost it. */
  read: (encoding: Encoding) => Bytes | Promise<Bytes | undefined>
}

/** Answers in the smallest form the client takes, or with 304 when it has that form already. */
export async function answerEncoded(request: Request, answer: EncodedAnswer): Promise<Response | undefined> {
  const encoding = chooseEncoding(request.headers.get('accept-encoding'))
  // A strong ETag names bytes, so each form has its own: RFC 9110 8.8.3.3.
  const etag = encoding === 'identity' ? `"${answer.hash}"` : `"${answer.hash}-${encoding}"`
  const cacheControl = answer.cacheControl
  if (isNotModified(request, etag)) {
    // Kept short: this is what 100,000 phones get most of the time.
    const headers = {
      etag,
      'cache-control': cacheControl,
      vary: 'Accept-Encoding',
      'access-control-allow-origin': '*',
    }
    return new Response(null, { status: 304, headers })
  }
  const bytes = await answer.read(encoding)
  if (bytes === undefined) return undefined
  const headers: Record<string, string> = {
    ...inertHeaders,
    ...exposed,
    'content-type': answer.contentType,
    'content-length': String(bytes.length),
    'cache-control': cacheControl,
    etag,
    vary: 'Accept-Encoding',
    ...answer.extra,
  }
  if (encoding !== 'identity') headers['content-encoding'] = encoding
  return new Response(bytes, { headers })
}

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
  | 'crossSite'
  | 'notAnImage'
  | 'notFound'
  | 'method'
  | 'busy'
  | 'tooManyRequests'
  | 'notAFeed'
  | 'serverFault'

const refusalStatus: Readonly<Record<Refusal, number>> = {
  badRequest: 400,
  addressNotAllowed: 403,
  notInCatalog: 403,
  crossSite: 403,
  notFound: 404,
  method: 405,
  notAnImage: 415,
  notAFeed: 415,
  tooManyRequests: 429,
  serverFault: 500,
  busy: 503,
}

export function refuse(code: Refusal, extra: Readonly<Record<string, string>> = {}): Response {
  return problemResponse({ code }, refusalStatus[code], extra)
}

/** Trouble with the publisher is 5xx; an address we will not dial is our own refusal. */
export function answerUpstreamProblem(problem: UpstreamProblem): Response {
  if (problem.code === 'addressNotAllowed') return refuse('addressNotAllowed')
  return problemResponse(toWireProblem(problem), problem.code === 'timeout' ? 504 : 502)
}

function problemResponse(
  problem: ProxyProblem,
  status: number,
  extra: Readonly<Record<string, string>> = {},
): Response {
  const headers = {
    ...inertHeaders,
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...extra,
  }
  return new Response(JSON.stringify(problem), { status, headers })
}
