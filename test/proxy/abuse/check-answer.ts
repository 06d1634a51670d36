import { expect } from 'vitest'
import type { PublisherRequest } from '../../support/fake-publisher.ts'
import { type AbuseCase, type Outcome, statusOf } from './abuse-case.ts'
import type { ReceivedAnswer } from './send-request.ts'

/** All that an answer may carry, each written by the server itself. */
const ourHeaders: readonly string[] = [
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-allow-origin',
  'access-control-expose-headers',
  'access-control-max-age',
  'allow',
  'cache-control',
  'connection',
  'content-length',
  'content-security-policy',
  'content-type',
  'cross-origin-resource-policy',
  'date',
  'etag',
  'keep-alive',
  'referrer-policy',
  'retry-after',
  'transfer-encoding',
  'vary',
  'x-content-type-options',
  'x-feed-type',
  'x-feed-url',
]

export function checkAnswer(answer: ReceivedAnswer, { outcome, method = 'GET' }: AbuseCase): void {
  const outcomes: readonly Outcome[] = typeof outcome === 'string' ? [outcome] : outcome
  const got = method === 'HEAD' ? outcomes[0] : outcomeOf(answer)
  expect(outcomes).toContain(got)
  expect(answer.status).toBe(statusOf[got as Outcome])
  checkHeaders(answer)
  if (method === 'HEAD') expect(answer.body.length).toBe(0)
}

/** No other type is ever given on. */
const kinds: Readonly<Record<string, Outcome>> = {
  'text/plain': 'feed',
  'image/webp': 'image',
  'text/plain; charset=utf-8': 'page',
}

function outcomeOf({ status, headers, body }: ReceivedAnswer): Outcome | string {
  if (status === 204) return 'preflight'
  if (status === 200) return kinds[headers['content-type'] ?? ''] ?? `${headers['content-type']}`
  return (JSON.parse(body.toString()) as { code: string }).code
}

/** Whatever the site sent: inert, and nothing of it but the feed, its type and its address. */
function checkHeaders({ headers }: ReceivedAnswer): void {
  expect(Object.keys(headers).filter((name) => !ourHeaders.includes(name))).toEqual([])
  expect(JSON.stringify(headers)).not.toContain('from-site')
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'referrer-policy': 'no-referrer',
  })
}

/** All that a site is told, and nothing of it from the phone. */
export function checkUpstreamRequest({ method, headers }: PublisherRequest): void {
  expect(method).toBe('GET')
  expect(Object.keys(headers).sort()).toEqual([
    'accept',
    'accept-encoding',
    'connection',
    'host',
    'user-agent',
  ])
  expect(headers['user-agent']).toMatch(/^DSA-Feed\//)
  expect(JSON.stringify(headers)).not.toContain('from-phone')
}
