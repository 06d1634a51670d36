import { feedIndexPathAfter, paths } from '../../../proxy/wire.ts'
import type { FeedIndex } from '../domain/feed-index.ts'
import type { PhoneProblem } from '../domain/problem.ts'
import { readFeedIndex } from './read-feed-index.ts'
import { readJson } from './read-json.ts'
import { type Limits, type RequestOptions, request } from './request.ts'

export type FeedIndexAnswer =
  /** `at`: epoch ms by the server's own clock. */
  | { kind: 'index'; index: FeedIndex; etag?: string; at?: number }
  | { kind: 'unchanged'; at?: number }
  | { kind: 'cancelled' }
  | { kind: 'failed'; problem: PhoneProblem }

const limits: Limits = { maxBytes: 4_000_000, stallMs: 20_000, totalMs: 60_000 }

/**
 * `etag` is that of the stored index. The HTTP cache is passed by, so that a 304 is seen here as one. `pushedAt`, epoch
 * seconds: when a push said that something has changed.
 */
export async function fetchFeedIndex(
  etag: string | undefined,
  options: RequestOptions,
  pushedAt?: number,
): Promise<FeedIndexAnswer> {
  const headers = etag === undefined ? {} : { 'if-none-match': etag }
  const path = pushedAt === undefined ? paths.feedIndex : feedIndexPathAfter(pushedAt)
  const answer = await request(path, { headers, cache: 'no-store' }, limits, options)
  if (answer.kind === 'notModified') return { kind: 'unchanged', ...givenAt(answer.headers) }
  if (answer.kind !== 'answer') return answer
  const json = readJson(answer.headers, answer.bytes)
  if (json.kind === 'failed') return json
  const index = readFeedIndex(json.value)
  if (!index) return { kind: 'failed', problem: { code: 'serverAnswer' } }
  const newEtag = answer.headers.get('etag')
  return { kind: 'index', index, ...(newEtag !== null && { etag: newEtag }), ...givenAt(answer.headers) }
}

function givenAt(headers: Headers): { at?: number } {
  const at = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(at) ? {} : { at }
}
