import type { Bytes } from '../bytes.ts'
import type { Encoding } from '../store/encoded.ts'
import { feedTypeHeader, finalUrlHeader } from '../wire.ts'
import { chooseEncoding } from './accept-encoding.ts'
import { appOnlyHeaders, inertHeaders } from './answer.ts'
import { entityTag, heldTag } from './entity-tag.ts'

const exposed = { 'access-control-expose-headers': `ETag, ${finalUrlHeader}, ${feedTypeHeader}` } as const

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
