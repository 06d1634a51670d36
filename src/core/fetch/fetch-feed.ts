import { feedBodyPath, feedTypeHeader, finalUrlHeader } from '../../../proxy/wire.ts'
import type { PhoneProblem } from '../domain/problem.ts'
import { type Limits, type RequestOptions, request } from './request.ts'

export type FeedAnswer =
  | FeedBody
  /** The server no longer has this body: it has got a newer one since it made the index. */
  | { kind: 'outdated' }
  | { kind: 'cancelled' }
  | { kind: 'failed'; problem: PhoneProblem }

export interface FeedBody {
  kind: 'body'
  bytes: Uint8Array
  /** The publisher's own, for its charset; empty when it gave none. */
  contentType: string
  /** Address the body came from after redirects. */
  url: string
}

const limits: Limits = { maxBytes: 32_000_000, stallMs: 30_000, totalMs: 180_000 }

export async function fetchFeed(
  sourceId: string,
  hash: string,
  options: RequestOptions,
): Promise<FeedAnswer> {
  const answer = await request(feedBodyPath(sourceId, hash), {}, limits, options)
  if (answer.kind === 'cancelled') return answer
  if (answer.kind === 'notModified') return { kind: 'failed', problem: { code: 'serverAnswer' } }
  if (answer.kind === 'failed') return isMissing(answer.problem) ? { kind: 'outdated' } : answer
  const url = answer.headers.get(finalUrlHeader)
  // Only our server names the feed's address; a login page that answers instead does not.
  if (!url) return { kind: 'failed', problem: { code: 'captivePortal' } }
  return { kind: 'body', bytes: answer.bytes, contentType: answer.headers.get(feedTypeHeader) ?? '', url }
}

function isMissing(problem: PhoneProblem): boolean {
  return problem.code === 'serverStatus' && (problem.status === 404 || problem.status === 410)
}
