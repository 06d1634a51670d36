import { feedTypeHeader, finalUrlHeader, paths } from '../../../proxy/wire.ts'
import type { ProposalProblem } from '../domain/feed-look.ts'
import { publisherProblem } from './read-feed-index.ts'
import { readReason } from './read-reason.ts'
import { type Limits, request } from './request.ts'

export type AnyFeedAnswer =
  | { kind: 'feed'; bytes: Uint8Array; url: string; contentType?: string }
  | { kind: 'failed'; problem: ProposalProblem }

const limits: Limits = { maxBytes: 20_000_000, stallMs: 45_000, totalMs: 90_000, maxReasonBytes: 4096 }
const never = new AbortController().signal

const refusals: Readonly<Record<string, 'notAnAddress' | 'notInCatalog' | 'busy'>> = {
  badRequest: 'notAnAddress',
  notInCatalog: 'notInCatalog',
  busy: 'busy',
  tooManyRequests: 'busy',
}

/** A feed of any address, as our server gets it: of hosts in the catalog, or of all where whoever runs it says so. */
export async function fetchAnyFeed(url: string): Promise<AnyFeedAnswer> {
  const path = `${paths.feed}?url=${encodeURIComponent(url)}`
  const answer = await request(path, { cache: 'no-cache' }, limits, { signal: never })
  if (answer.kind === 'failed') return { kind: 'failed', problem: reasonOf(answer) }
  if (answer.kind !== 'answer') return { kind: 'failed', problem: { code: 'serverAnswer' } }
  const finalUrl = answer.headers.get(finalUrlHeader)
  // Only our server names the feed's address; a login page that answers instead does not.
  if (!finalUrl) return { kind: 'failed', problem: { code: 'captivePortal' } }
  const contentType = answer.headers.get(feedTypeHeader)
  return { kind: 'feed', bytes: answer.bytes, url: finalUrl, ...(contentType !== null && { contentType }) }
}

function reasonOf({ problem, reason }: { problem: ProposalProblem; reason?: Uint8Array }): ProposalProblem {
  const fields = reason && problem.code === 'serverStatus' ? readReason(reason) : undefined
  if (typeof fields?.code !== 'string') return problem
  const code = Object.hasOwn(refusals, fields.code) ? refusals[fields.code] : undefined
  return code ? { code } : publisherProblem(fields)
}
