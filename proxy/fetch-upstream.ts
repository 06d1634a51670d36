import { Agent, type Dispatcher, request } from 'undici'
import { type AllowedHosts, allowUrl } from './allow-url.ts'
import type { Bytes } from './bytes.ts'
import { problemOf } from './fetch-problem.ts'
import { guardedConnector, type Resolve } from './guarded-connector.ts'
import { type KeptHeaders, keptHeaders, single, textOf, type Validators } from './kept-headers.ts'
import type { Limits } from './limits.ts'
import { bodyEncodingOf, readBody } from './read-body.ts'
import { parseRetryAfter } from './retry-after.ts'
import type { UpstreamProblem } from './upstream-problem.ts'
import { version } from './version.ts'

export interface UpstreamRequest {
  url: string
  wants: 'feed' | 'image'
  validators?: Validators
  /** Ends the fetch early, as at shutdown; the answer is then of no worth. */
  signal?: AbortSignal
}

export type UpstreamAnswer =
  | {
      kind: 'body'
      bytes: Bytes
      headers: KeptHeaders
      finalUrl: string
      /** Where the address has moved for good, if it began with permanent redirects. */
      movedTo?: string
    }
  | { kind: 'unchanged'; headers: KeptHeaders; movedTo?: string }
  | { kind: 'failed'; problem: UpstreamProblem }

export type FetchUpstream = (asked: UpstreamRequest) => Promise<UpstreamAnswer>

export interface UpstreamOptions {
  allowHosts: AllowedHosts
  limits: Limits
  publicUrl?: string
  now: () => number
  resolve?: Resolve
}

const accept = {
  feed: 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5',
  image: 'image/webp, image/jpeg, image/png, image/gif, image/avif;q=0.9, image/*;q=0.5',
}

/** Hints (103) may be sent without end, and no idle timer notices. */
const maxInterimAnswers = 20

/** The one way out of this server. `close` ends what is under way. */
export function createUpstream(options: UpstreamOptions): {
  fetch: FetchUpstream
  close: () => Promise<void>
} {
  const { limits } = options
  const dispatcher = new Agent({
    connect: guardedConnector({
      allowHosts: options.allowHosts,
      connectMs: limits.connectMs,
      ...(options.resolve ? { resolve: options.resolve } : {}),
    }),
    maxHeaderSize: limits.maxHeaderBytes,
    // Only the deadline below ends a drip; these end an idle connection when it is forgotten.
    headersTimeout: limits.totalMs,
    bodyTimeout: limits.totalMs,
  })
  const contact = options.publicUrl === undefined ? 'feed reader' : `+${options.publicUrl}`
  const userAgent = `DSA-Feed/${version} (${contact})`
  return {
    fetch: (asked) => fetchWithin({ ...options, dispatcher, userAgent }, asked),
    close: () => dispatcher.destroy(),
  }
}

interface Way extends UpstreamOptions {
  dispatcher: Dispatcher
  userAgent: string
}

async function fetchWithin(way: Way, asked: UpstreamRequest): Promise<UpstreamAnswer> {
  const deadline = startDeadline(way.limits.totalMs)
  const abort = () => deadline.end({ code: 'timeout' })
  asked.signal?.addEventListener('abort', abort)
  if (asked.signal?.aborted) abort()
  try {
    return await followRedirects(way, asked, deadline)
  } catch (error) {
    return { kind: 'failed', problem: deadline.problem() ?? problemOf(error) }
  } finally {
    asked.signal?.removeEventListener('abort', abort)
    // Whatever is still open of this fetch ends here.
    abort()
  }
}

interface Deadline {
  signal: AbortSignal
  end: (why: UpstreamProblem) => void
  /** Why it ended early, if it did. */
  problem: () => UpstreamProblem | undefined
}

function startDeadline(totalMs: number): Deadline {
  const controller = new AbortController()
  let problem: UpstreamProblem | undefined
  const end = (why: UpstreamProblem) => {
    problem ??= why
    clearTimeout(timer)
    controller.abort()
  }
  const timer = setTimeout(end, totalMs, { code: 'timeout' })
  return { signal: controller.signal, end, problem: () => problem }
}

async function followRedirects(
  way: Way,
  asked: UpstreamRequest,
  deadline: Deadline,
): Promise<UpstreamAnswer> {
  let address = asked.url
  let base: URL | undefined
  let permanent = true
  let movedTo: string | undefined
  for (let hop = 0; hop <= way.limits.maxRedirects; hop++) {
    const verdict = allowUrl(address, way.allowHosts, base)
    if (verdict.kind === 'refused') return { kind: 'failed', problem: { code: 'addressNotAllowed' } }
    const { url } = verdict
    if (hop > 0 && permanent) movedTo = url.href
    const answer = await send(way, asked, url, deadline)
    const location = single(answer.headers, 'location')
    if (!redirects.includes(answer.statusCode) || location === undefined) {
      const read = await readAnswer(way, asked, answer, url)
      return read.kind === 'failed' || movedTo === undefined ? read : { ...read, movedTo }
    }
    discard(answer)
    // After the first temporary redirect, nothing that follows is for good.
    permanent &&= answer.statusCode === 301 || answer.statusCode === 308
    address = location
    base = url
  }
  return { kind: 'failed', problem: { code: 'tooManyRedirects' } }
}

const redirects: readonly number[] = [301, 302, 303, 307, 308]

async function send(
  way: Way,
  asked: UpstreamRequest,
  url: URL,
  deadline: Deadline,
): Promise<Dispatcher.ResponseData> {
  const { etag, lastModified } = asked.validators ?? {}
  let interim = 0
  const answering = request(url, {
    dispatcher: way.dispatcher,
    signal: deadline.signal,
    headers: {
      'user-agent': way.userAgent,
      accept: accept[asked.wants],
      'accept-encoding': 'gzip, deflate, br',
      ...(etag === undefined ? {} : { 'if-none-match': etag }),
      ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
    },
    onInfo: () => {
      if (++interim > maxInterimAnswers) deadline.end({ code: 'badAnswer' })
    },
  })
  return orAborted(answering, deadline.signal)
}

/** undici notices a signal only once it is connected; a name that never resolves would outlive the deadline. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((done, fail) => {
    const aborted = () => fail(new Error('aborted'))
    if (signal.aborted) aborted()
    signal.addEventListener('abort', aborted)
    work.then(done, fail).finally(() => signal.removeEventListener('abort', aborted))
  })
}

async function readAnswer(
  way: Way,
  asked: UpstreamRequest,
  answer: Dispatcher.ResponseData,
  url: URL,
): Promise<UpstreamAnswer> {
  const status = answer.statusCode
  const asksForChange = asked.validators?.etag !== undefined || asked.validators?.lastModified !== undefined
  if (status === 200) return readGoodAnswer(way, asked, answer, url)
  discard(answer)
  if (status === 304 && asksForChange) return { kind: 'unchanged', headers: keptHeaders(answer.headers) }
  if (status === 204 || status === 205) return { kind: 'failed', problem: { code: 'emptyAnswer' } }
  // A 206 nobody asked for, a 304 to no condition: not what the body of a feed comes with.
  if (status < 400) return { kind: 'failed', problem: { code: 'badAnswer' } }
  const retryAt = parseRetryAfter(single(answer.headers, 'retry-after'), way.now())
  const problem = retryAt === undefined ? { status } : { status, retryAt }
  return { kind: 'failed', problem: { code: 'status', ...problem } }
}

async function readGoodAnswer(
  way: Way,
  asked: UpstreamRequest,
  answer: Dispatcher.ResponseData,
  url: URL,
): Promise<UpstreamAnswer> {
  const maxBytes = asked.wants === 'feed' ? way.limits.maxFeedBytes : way.limits.maxImageBytes
  const encoding = bodyEncodingOf(textOf(answer.headers, 'content-encoding'))
  const tooLarge = Number(single(answer.headers, 'content-length') ?? 0) > maxBytes
  if (encoding === undefined || tooLarge) {
    discard(answer)
    return { kind: 'failed', problem: tooLarge ? { code: 'tooLarge', maxBytes } : { code: 'badAnswer' } }
  }
  const body = await readBody(answer.body, encoding, maxBytes)
  if (body.kind === 'tooLarge') return { kind: 'failed', problem: { code: 'tooLarge', maxBytes } }
  if (body.kind === 'damaged') return { kind: 'failed', problem: { code: 'badAnswer' } }
  return { kind: 'body', bytes: body.bytes, headers: keptHeaders(answer.headers), finalUrl: url.href }
}

/** Closes the connection rather than reading a body nobody wants, which may be endless. */
function discard(answer: Dispatcher.ResponseData): void {
  answer.body.on('error', () => {})
  answer.body.destroy()
}
