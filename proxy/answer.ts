import { chooseEncoding } from './accept-encoding.ts'
import type { Bytes } from './bytes.ts'
import type { Encoding } from './encoded.ts'
import { entityTag, heldTag } from './entity-tag.ts'
import { toWireProblem, type UpstreamProblem } from './upstream-problem.ts'
import { feedTypeHeader, finalUrlHeader, type ProxyProblem } from './wire.ts'

/** Nothing a publisher sends may run, frame or be taken for a page of ours. The app may live elsewhere. */
export const inertHeaders = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'access-control-allow-origin': '*',
} as const

/** For the app that this server gives out, and no other page. Older browsers send no Sec-Fetch-Site. */
export const appOnlyHeaders = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': inertHeaders['content-security-policy'],
  'cross-origin-resource-policy': 'same-origin',
} as const

const exposed = { 'access-control-expose-headers': `ETag, ${finalUrlHeader}, ${feedTypeHeader}` } as const

export const immutable = 'public, max-age=31536000, immutable'

export interface AnswerFacts {
  hash: string
  cacheControl: string
  contentType: string
  extra?: Readonly<Record<string, string>>
  /** Refused to pages of other sites. */
  isAppOnly?: boolean
}

export interface EncodedAnswer extends AnswerFacts {
  /** Undefined when the store has lost it. */
  read: (encoding: Encoding) => Bytes | Promise<Bytes | undefined>
}

/** Before it becomes a `Response`, or goes out without. */
export interface PlainAnswer {
  status: 200 | 304
  headers: Record<string, string>
  bytes: Bytes | null
}

/** Answers in the smallest form the client takes, or with 304 when it has that form already. */
export async function answerEncoded(request: Request, answer: EncodedAnswer): Promise<Response | undefined> {
  const encoding = chooseEncoding(request.headers.get('accept-encoding'))
  const ifNoneMatch = request.headers.get('if-none-match')
  const plain =
    unchangedAnswer(ifNoneMatch, encoding, answer) ??
    wholeAnswer(await answer.read(encoding), encoding, answer)
  return plain && new Response(plain.bytes, plain)
}

/** When the client has it already. Kept short: this is what 100,000 phones get most of the time. */
export function unchangedAnswer(
  ifNoneMatch: string | null,
  encoding: Encoding,
  { hash, cacheControl, isAppOnly = false }: AnswerFacts,
): PlainAnswer | undefined {
  const held = heldTag(ifNoneMatch, hash, encoding)
  if (held === undefined) return undefined
  const headers: Record<string, string> = {
    etag: held,
    'cache-control': cacheControl,
    vary: varyOf(isAppOnly),
  }
  if (!isAppOnly) headers['access-control-allow-origin'] = '*'
  return { status: 304, headers, bytes: null }
}

export function wholeAnswer(
  bytes: Bytes | undefined,
  encoding: Encoding,
  { hash, cacheControl, contentType, extra, isAppOnly = false }: AnswerFacts,
): PlainAnswer | undefined {
  if (bytes === undefined) return undefined
  const headers: Record<string, string> = {
    ...(isAppOnly ? appOnlyHeaders : { ...inertHeaders, ...exposed }),
    'content-type': contentType,
    'content-length': String(bytes.length),
    'cache-control': cacheControl,
    etag: entityTag(hash, encoding, bytes),
    vary: varyOf(isAppOnly),
    ...extra,
  }
  if (encoding !== 'identity') headers['content-encoding'] = encoding
  return { status: 200, headers, bytes }
}

function varyOf(isAppOnly: boolean): string {
  return isAppOnly ? 'Accept-Encoding, Sec-Fetch-Site' : 'Accept-Encoding'
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
}

export function refuse(code: Refusal, extra: Readonly<Record<string, string>> = {}): Response {
  return problemResponse({ code }, refusalStatus[code], extra)
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
