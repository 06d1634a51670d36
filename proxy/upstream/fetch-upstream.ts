import type { Bytes } from '../bytes.ts'
import { type AllowedHosts, allowUrl } from './allow-url.ts'
import { type Deadline, orAborted, startDeadline } from './deadline.ts'
import type { EgressProxy } from './egress-proxy.ts'
import { problemOf } from './fetch-problem.ts'
import { guardedConnector } from './guarded-connector.ts'
import type { KeptHeaders, Validators } from './kept-headers.ts'
import type { EnterLarge } from './large-places.ts'
import type { Limits } from './limits.ts'
import { locationOf } from './location.ts'
import { afterMove } from './moved-away.ts'
import { discard, readAnswer } from './read-answer.ts'
import type { Resolve } from './resolve-name.ts'
import { type Send, type SendOptions, senderWithin } from './send-request.ts'
import type { UpstreamProblem } from './upstream-problem.ts'
import { userAgentFor } from './user-agent.ts'

export interface UpstreamRequest {
  url: string
  wants: Wanted
  validators?: Validators
  /** Asked for before a large body is held; without it nothing bounds how many are. */
  enterLarge?: EnterLarge
  /** Ends the fetch early, as at shutdown; the answer is then of no worth. */
  signal?: AbortSignal
}

export type Wanted = keyof typeof accept

const accept = {
  feed: 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5',
  image: 'image/webp, image/jpeg, image/png, image/gif, image/*;q=0.5',
  page: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1',
} as const

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
  egressProxy?: EgressProxy
}

/** The one way out of this server. `close` ends what is under way. */
export function createUpstream(options: UpstreamOptions): {
  fetch: FetchUpstream
  close: () => Promise<void>
} {
  const { allowHosts, limits, resolve, egressProxy } = options
  const connect = guardedConnector({
    allowHosts,
    connectMs: limits.connectMs,
    ...(resolve === undefined ? {} : { resolve }),
    ...(egressProxy === undefined ? {} : { egressProxy }),
  })
  const userAgent = userAgentFor(options.publicUrl)
  const running = new Set<Deadline>()
  return {
    fetch: async (asked) => {
      const deadline = startDeadline(limits.totalMs)
      running.add(deadline)
      const answer = await fetchWithin(deadline, { ...options, connect, userAgent }, asked)
      running.delete(deadline)
      return answer
    },
    close: async () => {
      for (const deadline of running) deadline.end({ code: 'timeout' })
    },
  }
}

interface Way extends UpstreamOptions, SendOptions {
  userAgent: string
}

async function fetchWithin(deadline: Deadline, way: Way, asked: UpstreamRequest): Promise<UpstreamAnswer> {
  const abort = () => deadline.end({ code: 'timeout' })
  asked.signal?.addEventListener('abort', abort)
  if (asked.signal?.aborted) abort()
  try {
    return await followRedirects(way, withinToo(deadline, asked), senderWithin(deadline, way))
  } catch (error) {
    return { kind: 'failed', problem: deadline.problem() ?? problemOf(error) }
  } finally {
    asked.signal?.removeEventListener('abort', abort)
    // Whatever is still open of this fetch ends here.
    abort()
  }
}

/** Nothing a fetch waits for may outlive its deadline. */
function withinToo(deadline: Deadline, asked: UpstreamRequest): UpstreamRequest {
  const { enterLarge } = asked
  return enterLarge === undefined
    ? asked
    : { ...asked, enterLarge: () => orAborted(enterLarge(), deadline.signal) }
}

async function followRedirects(way: Way, asked: UpstreamRequest, send: Send): Promise<UpstreamAnswer> {
  const headers = requestHeaders(way, asked)
  let address = asked.url
  let base: URL | undefined
  let permanent = true
  let movedTo: string | undefined
  for (let hop = 0; hop <= way.limits.maxRedirects; hop++) {
    const verdict = allowUrl(address, way.allowHosts, base)
    if (verdict.kind === 'refused') return { kind: 'failed', problem: { code: 'addressNotAllowed' } }
    const { url } = verdict
    if (hop > 0 && permanent) movedTo = url.href
    const answer = await send(url, headers)
    const location = locationOf(answer)
    if (location === undefined) return withMove(await readAnswer(way, asked, answer, url), asked, movedTo)
    discard(answer)
    // After the first temporary redirect, nothing that follows is for good.
    permanent &&= answer.statusCode === 301 || answer.statusCode === 308
    address = location
    base = url
  }
  return { kind: 'failed', problem: { code: 'tooManyRedirects' } }
}

function withMove(
  answer: UpstreamAnswer,
  { url, wants }: UpstreamRequest,
  movedTo: string | undefined,
): UpstreamAnswer {
  if (movedTo === undefined) return answer
  if (answer.kind !== 'failed') return { ...answer, movedTo }
  return wants === 'feed' ? { kind: 'failed', problem: afterMove(answer.problem, url, movedTo) } : answer
}

/** All that a publisher is told: nothing of the phone that asks. */
function requestHeaders({ userAgent }: Way, { wants, validators }: UpstreamRequest): Record<string, string> {
  const { etag, lastModified } = validators ?? {}
  return {
    'user-agent': userAgent,
    accept: accept[wants],
    'accept-encoding': 'gzip, deflate, br',
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  }
}
