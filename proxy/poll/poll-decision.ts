import type { ReplacedBody, SourceState, StoredBody } from '../store/source-state.ts'
import { parseHttpDate } from '../upstream/http-date.ts'
import type { KeptHeaders, Validators } from '../upstream/kept-headers.ts'
import { isNetworkProblem, type UpstreamProblem } from '../upstream/upstream-problem.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const weekMs = 7 * dayMs

/** Answers in a row that must agree before a permanent redirect replaces the catalog's address. */
const movesToBelieve = 3

/** Some feeds change with every look; a day of looks is enough for any phone. */
const maxReplaced = 48

/** What one try brought; a body is named by its hash. */
export type PollOutcome =
  | { kind: 'body'; hash: string; headers: KeptHeaders; finalUrl: string; movedTo?: string }
  | { kind: 'unchanged'; headers: KeptHeaders; movedTo?: string }
  | { kind: 'failed'; problem: UpstreamProblem }

export function pollRequest(
  feedUrl: string,
  state: SourceState | undefined,
): { url: string; validators?: Validators } {
  if (state === undefined || state.feedUrl !== feedUrl) return { url: feedUrl }
  const { moved, validators } = state
  const url = moved !== undefined && moved.times >= movesToBelieve ? moved.url : feedUrl
  return validators === undefined ? { url } : { url, validators }
}

/** Epoch ms at which a source may be asked again; a time past means now. */
export function dueAt(feedUrl: string, state: SourceState | undefined, pollMs: number): number {
  if (state === undefined || state.feedUrl !== feedUrl) return 0
  const { checkedAt, trouble } = state
  if (trouble !== undefined) return troubledDueAt(state, trouble.problem, pollMs)
  // The publisher's own wish counts up to a day at the usual interval.
  const longest = Math.min(dayMs, 48 * pollMs)
  return Math.max(checkedAt + pollMs, Math.min(state.freshUntil ?? 0, checkedAt + longest))
}

/**
 * At the start, everything that failed is tried again, except where the site itself asked for patience: the
 * operator may have mended the network or a setting just now.
 */
export function dueAtStart(feedUrl: string, state: SourceState | undefined, pollMs: number): number {
  const problem = state?.trouble?.problem
  return problem !== undefined && problem.code !== 'status' ? 0 : dueAt(feedUrl, state, pollMs)
}

function troubledDueAt(state: SourceState, problem: UpstreamProblem, pollMs: number): number {
  const doublings = Math.min(state.failures - 1, 20)
  const quick = Math.min(minuteMs, pollMs) * 2 ** doublings
  // The network may be our own; asking often costs the publisher nothing when it does not reach them.
  if (isNetworkProblem(problem)) return state.checkedAt + Math.min(quick, 4 * pollMs)
  if (problem.code !== 'status') return state.checkedAt + Math.min(pollMs * 2 ** doublings, dayMs)
  if (problem.status === 410) return state.checkedAt + weekMs
  if (problem.retryAt !== undefined) {
    return Math.max(
      state.checkedAt + Math.min(quick, dayMs),
      Math.min(problem.retryAt, state.checkedAt + dayMs),
    )
  }
  // Two weeks at a day each, then weekly.
  const longest = state.failures > 20 ? weekMs : dayMs
  return state.checkedAt + Math.min(pollMs * 2 ** doublings, longest)
}

/** Epoch ms until which each host wants no request at all: 429 speaks for the host, 5xx for one address. */
export function hostBlockedUntil(
  sources: Iterable<{ host: string; state: SourceState | undefined }>,
): Map<string, number> {
  const until = new Map<string, number>()
  for (const { host, state } of sources) {
    const problem = state?.trouble?.problem
    if (state === undefined || problem?.code !== 'status' || problem.status !== 429) continue
    const wished = Math.min(problem.retryAt ?? 0, state.checkedAt + dayMs)
    until.set(host, Math.max(until.get(host) ?? 0, wished))
  }
  return until
}

export function stateAfter(
  feedUrl: string,
  before: SourceState | undefined,
  outcome: PollOutcome,
  now: number,
): SourceState {
  const replaced = (before?.replaced ?? []).filter(({ replacedAt }) => now - replacedAt < dayMs)
  const known = before?.feedUrl === feedUrl ? before : undefined
  if (outcome.kind === 'failed')
    return stateAfterFailure(feedUrl, before, known, replaced, outcome.problem, now)
  const state: SourceState = { feedUrl, checkedAt: now, failures: 0, replaced }
  const validators = validatorsAfter(outcome, known)
  if (validators !== undefined) state.validators = validators
  const fresh = freshUntil(outcome.headers, now)
  if (fresh !== undefined) state.freshUntil = fresh
  const moved = movedAfter(feedUrl, known, outcome.movedTo)
  if (moved !== undefined) state.moved = moved
  const body = outcome.kind === 'body' ? bodyAfter(before?.body, outcome, now) : before?.body
  if (body !== undefined) state.body = body
  if (before?.body !== undefined && before.body.hash !== body?.hash) {
    const others = replaced.filter(({ hash }) => hash !== body?.hash)
    state.replaced = [{ ...before.body, replacedAt: now }, ...others].slice(0, maxReplaced)
  }
  return state
}

function stateAfterFailure(
  feedUrl: string,
  before: SourceState | undefined,
  known: SourceState | undefined,
  replaced: ReplacedBody[],
  problem: UpstreamProblem,
  now: number,
): SourceState {
  const state: SourceState = {
    feedUrl,
    checkedAt: now,
    failures: (known?.failures ?? 0) + 1,
    trouble: { problem, since: known?.trouble?.since ?? now },
    replaced,
  }
  if (before?.body !== undefined) state.body = before.body
  if (known?.validators !== undefined) state.validators = known.validators
  // A moved address that fails is no longer believed: the next try goes to the catalog's again.
  return state
}

function bodyAfter(
  before: StoredBody | undefined,
  outcome: Extract<PollOutcome, { kind: 'body' }>,
  now: number,
): StoredBody {
  const { hash, finalUrl, headers } = outcome
  const changedAt = before?.hash === hash ? before.changedAt : now
  const { contentType } = headers
  return contentType === undefined
    ? { hash, changedAt, finalUrl }
    : { hash, changedAt, finalUrl, contentType }
}

/** A 304 may bring new validators; one without any leaves the old ones good. */
function validatorsAfter(
  outcome: Exclude<PollOutcome, { kind: 'failed' }>,
  known: SourceState | undefined,
): Validators | undefined {
  const { etag, lastModified } = outcome.headers
  const given: Validators = {}
  if (etag !== undefined) given.etag = etag
  if (lastModified !== undefined) given.lastModified = lastModified
  const merged = outcome.kind === 'unchanged' ? { ...known?.validators, ...given } : given
  return merged.etag === undefined && merged.lastModified === undefined ? undefined : merged
}

function movedAfter(
  feedUrl: string,
  known: SourceState | undefined,
  movedTo: string | undefined,
): { url: string; times: number } | undefined {
  const before = known?.moved
  const believed = before !== undefined && before.times >= movesToBelieve
  if (movedTo === undefined) return believed ? before : undefined
  if (movedTo === feedUrl) return undefined
  return { url: movedTo, times: before?.url === movedTo ? before.times + 1 : 1 }
}

/** https://www.rfc-editor.org/rfc/rfc9111#name-calculating-freshness-lifet */
function freshUntil(headers: KeptHeaders, now: number): number | undefined {
  const control = headers.cacheControl?.toLowerCase() ?? ''
  if (/\bno-(cache|store)\b/.test(control)) return undefined
  const maxAge = /\bmax-age="?(\d{1,9})/.exec(control)?.[1]
  if (maxAge !== undefined) return now + Number(maxAge) * 1000
  return parseHttpDate(headers.expires ?? '')
}
