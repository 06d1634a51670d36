import { Agent } from 'undici'
import { type AllowedHosts, allowUrl, hostAndPort } from './allow-url.ts'
import { orAborted, startDeadline } from './deadline.ts'
import { problemOf } from './fetch-problem.ts'
import type { UpstreamOptions } from './fetch-upstream.ts'
import { guardedConnector } from './guarded-connector.ts'
import { single } from './kept-headers.ts'
import { parseRetryAfter } from './retry-after.ts'
import type { UpstreamProblem } from './upstream-problem.ts'
import { userAgentFor } from './user-agent.ts'

export interface PostRequest {
  url: string
  headers: Readonly<Record<string, string>>
  body: Uint8Array | string
  signal?: AbortSignal
}

/** What the other side says in words is read by nobody. */
export type PostAnswer =
  | { kind: 'answer'; status: number /** Epoch ms. */; retryAt?: number }
  | { kind: 'failed'; problem: UpstreamProblem }

export type PostUpstream = (asked: PostRequest) => Promise<PostAnswer>

/** No push service or hub takes longer, and the phones behind this one wait. */
const longestMs = 15_000
/** With one push service: most phones have the same one, and each new connection is a handshake. */
const connectionsPerHost = 20
const maxAnswerBytes = 16 * 1024

/** Whether something may be sent there at all: only encrypted, but to hosts that the operator exempts. */
export function allowPost(address: string, allowHosts: AllowedHosts): URL | undefined {
  const verdict = allowUrl(address, allowHosts)
  if (verdict.kind === 'refused') return undefined
  const { url } = verdict
  return url.protocol === 'https:' || allowHosts.has(hostAndPort(url)) ? url : undefined
}

/** The way out for what we send, to addresses that strangers name: as guarded as fetches are, and no redirect is followed. */
export function createPosts(options: UpstreamOptions): { post: PostUpstream; close: () => Promise<void> } {
  const { allowHosts, limits, resolve, egressProxy, publicUrl, now } = options
  const totalMs = Math.min(longestMs, limits.totalMs)
  const agent = new Agent({
    connect: guardedConnector({
      allowHosts,
      connectMs: limits.connectMs,
      ...(resolve === undefined ? {} : { resolve }),
      ...(egressProxy === undefined ? {} : { egressProxy }),
    }),
    connections: connectionsPerHost,
    maxHeaderSize: limits.maxHeaderBytes,
    headersTimeout: totalMs,
    bodyTimeout: totalMs,
  })
  const userAgent = userAgentFor(publicUrl)
  const post: PostUpstream = async ({ url: address, headers, body, signal }) => {
    const url = allowPost(address, allowHosts)
    if (url === undefined) return { kind: 'failed', problem: { code: 'addressNotAllowed' } }
    const deadline = startDeadline(totalMs)
    const abort = () => deadline.end({ code: 'timeout' })
    signal?.addEventListener('abort', abort)
    if (signal?.aborted) abort()
    try {
      const asking = agent.request({
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method: 'POST',
        headers: { 'user-agent': userAgent, ...headers },
        body,
        signal: deadline.signal,
      })
      const answer = await orAborted(asking, deadline.signal)
      // Read to its end, so that the connection can be used again; a long one is cut off.
      await answer.body.dump({ limit: maxAnswerBytes, signal: deadline.signal })
      const retryAt = parseRetryAfter(single(answer.headers, 'retry-after'), now())
      const status = answer.statusCode
      return retryAt === undefined ? { kind: 'answer', status } : { kind: 'answer', status, retryAt }
    } catch (error) {
      return { kind: 'failed', problem: deadline.problem() ?? problemOf(error) }
    } finally {
      signal?.removeEventListener('abort', abort)
      abort()
    }
  }
  return { post, close: () => agent.destroy() }
}
