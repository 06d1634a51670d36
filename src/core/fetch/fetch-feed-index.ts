import { feedIndexPath } from '../../../proxy/wire.ts'
import type { FeedIndex } from '../domain/feed-index.ts'
import type { PhoneProblem } from '../domain/problem.ts'
import { joined, sinceOf } from './index-parts.ts'
import { readFeedIndex, readIndexSum } from './read-feed-index.ts'
import { readJson } from './read-json.ts'
import { type Limits, type RequestOptions, request } from './request.ts'

export type FeedIndexAnswer =
  /** `at`: epoch ms by the server's own clock. */
  | { kind: 'index'; index: FeedIndex; etag?: string; at?: number }
  | { kind: 'unchanged'; at?: number }
  | { kind: 'cancelled' }
  | { kind: 'failed'; problem: PhoneProblem }

const limits: Limits = { maxBytes: 4_000_000, stallMs: 20_000, totalMs: 60_000 }

export interface KnownIndex {
  index: FeedIndex
  etag?: string
}

export interface WhenAsked {
  /** Epoch ms, by the phone's clock. */
  now: number
  /** Epoch seconds: a push said that something has changed then. */
  pushedAt?: number | undefined
}

/**
 * The whole index, of which no more comes over the line than what changed since the stored one. The HTTP cache is
 * passed by, so that a 304 is seen here as one.
 */
export async function fetchFeedIndex(
  known: KnownIndex | undefined,
  options: RequestOptions,
  when: WhenAsked,
): Promise<FeedIndexAnswer> {
  const headers = known?.etag === undefined ? {} : { 'if-none-match': known.etag }
  const since = known && sinceOf(known.index, when.now)
  const path = feedIndexPath({ after: when.pushedAt, since })
  const answer = await request(path, { headers, cache: 'no-store' }, limits, options)
  if (answer.kind === 'notModified') return { kind: 'unchanged', ...givenAt(answer.headers) }
  if (answer.kind !== 'answer') return answer
  const json = readJson(answer.headers, answer.bytes)
  if (json.kind === 'failed') return json
  const read = readFeedIndex(json.value)
  const sum = readIndexSum(json.value)
  const index = read && known && sum !== undefined ? joined(known.index, { index: read, sum }) : read
  // What is stored and what the server takes it for have come apart: then the whole.
  if (read && !index) return fetchFeedIndex(undefined, options, when)
  if (!index) return { kind: 'failed', problem: { code: 'serverAnswer' } }
  const newEtag = answer.headers.get('etag')
  return { kind: 'index', index, ...(newEtag !== null && { etag: newEtag }), ...givenAt(answer.headers) }
}

function givenAt(headers: Headers): { at?: number } {
  const at = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(at) ? {} : { at }
}
