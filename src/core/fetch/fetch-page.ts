import { finalUrlHeader, pagePath } from '../../../proxy/wire.ts'
import { maxPageBytes, type PageProblem } from '../domain/kept-page.ts'
import type { PhoneProblem } from '../domain/problem.ts'
import { publisherProblem } from './read-feed-index.ts'
import { readReason } from './read-reason.ts'
import { type Limits, request } from './request.ts'

export type PageAnswer =
  /** `url` is the address it came from after redirects. */
  { kind: 'page'; html: string; url: string } | { kind: 'failed'; problem: PageProblem }

/** Our server gives no more than 5 MB. What a phone takes of that is said below, in words of its own. */
const limits: Limits = { maxBytes: 8_000_000, stallMs: 45_000, totalMs: 90_000, maxReasonBytes: 4096 }
const never = new AbortController().signal

/** A page of a publisher's site, as our server gets it: asked anew, for the phone may hold minutes of old. */
export async function fetchPage(url: string): Promise<PageAnswer> {
  const answer = await request(pagePath(url), { cache: 'no-cache' }, limits, { signal: never })
  if (answer.kind === 'failed') return { kind: 'failed', problem: refusal(answer) }
  // It is neither asked conditionally nor called off.
  if (answer.kind !== 'answer') return { kind: 'failed', problem: { code: 'serverAnswer' } }
  const finalUrl = answer.headers.get(finalUrlHeader)
  // Only our server names the page's address; a login page that answers instead does not.
  if (!finalUrl) return { kind: 'failed', problem: { code: 'captivePortal' } }
  if (answer.bytes.length > maxPageBytes)
    return { kind: 'failed', problem: { code: 'tooLarge', maxBytes: maxPageBytes } }
  return { kind: 'page', html: new TextDecoder().decode(answer.bytes), url: finalUrl }
}

const refusals: Readonly<Record<string, PageProblem['code']>> = {
  badRequest: 'notAnAddress',
  notInCatalog: 'pageNotAllowed',
  addressNotAllowed: 'pageNotAllowed',
  notAPage: 'notAPage',
  htmlAnswer: 'notAPage',
  busy: 'pageBusy',
  tooManyRequests: 'pageBusy',
}
/** Of our server's own doing. */
const faults = ['serverFault', 'notFound', 'method', 'loop', 'crossSite']

function refusal({ problem, reason }: { problem: PhoneProblem; reason?: Uint8Array }): PageProblem {
  const fields = reason && problem.code === 'serverStatus' ? readReason(reason) : undefined
  if (typeof fields?.code !== 'string' || faults.includes(fields.code)) return problem
  const code = Object.hasOwn(refusals, fields.code) ? refusals[fields.code] : undefined
  return code ? ({ code } as PageProblem) : publisherProblem(fields)
}
