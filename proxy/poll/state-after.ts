import type { ReplacedBody, SourceState, StoredBody } from '../store/source-state.ts'
import { parseHttpDate } from '../upstream/http-date.ts'
import type { KeptHeaders, Validators } from '../upstream/kept-headers.ts'
import type { UpstreamProblem } from '../upstream/upstream-problem.ts'
import type { FeedHead } from './feed-head.ts'
import { maxChanges, rhythmMs } from './poll-interval.ts'
import { movedAfter } from './poll-move.ts'
import { problemName } from './poll-round.ts'

const dayMs = 24 * 60 * 60_000

/** Some feeds change with every look; a day of looks is enough for any phone. */
const maxReplaced = 96

/** Kinds of failures counted; a site can't invent more than this. */
const maxKinds = 24

/** What one try brought; a body is named by its hash. */
export type PollOutcome =
  | {
      kind: 'body'
      hash: string
      /** Of its bytes, decoded. */
      size: number
      head: FeedHead
      headers: KeptHeaders
      finalUrl: string
      movedTo?: string
    }
  | { kind: 'unchanged'; headers: KeptHeaders; movedTo?: string }
  | { kind: 'failed'; problem: UpstreamProblem }

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
  const state: SourceState = {
    feedUrl,
    checkedAt: now,
    goodAt: now,
    failures: 0,
    replaced,
    ...rhythmAfter(known, outcome, now),
    ...headAfter(known, outcome),
    ...(known?.failed && { failed: known.failed }),
  }
  if (known?.websub !== undefined) state.websub = known.websub
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
  // A moved address that fails is no longer believed: the next try goes to the catalog's again.
  const { moved, freshUntil, body, ...kept } = known ?? { moved: undefined }
  const state: SourceState = {
    ...kept,
    feedUrl,
    checkedAt: now,
    failures: (known?.failures ?? 0) + 1,
    failed: countedToo(known?.failed, problem),
    trouble: { problem, since: known?.trouble?.since ?? now },
    replaced,
  }
  if (before?.body !== undefined) state.body = before.body
  return state
}

function countedToo(failed: Readonly<Record<string, number>> = {}, problem: UpstreamProblem) {
  const name = problemName(problem)
  const kind = name in failed || Object.keys(failed).length < maxKinds ? name : 'other'
  return { ...failed, [kind]: (failed[kind] ?? 0) + 1 }
}

/** The first body of a source is no change of it. */
function rhythmAfter(
  known: SourceState | undefined,
  outcome: Exclude<PollOutcome, { kind: 'failed' }>,
  now: number,
): Pick<SourceState, 'watchedSince' | 'changes'> {
  const isChange =
    outcome.kind === 'body' && known?.body !== undefined && known.body.hash !== outcome.hash ? [now] : []
  const changes = [...isChange, ...(known?.changes ?? [])]
    .filter((at) => now - at < rhythmMs)
    .slice(0, maxChanges)
  return { watchedSince: known?.watchedSince ?? now, changes }
}

function headAfter(
  known: SourceState | undefined,
  outcome: Exclude<PollOutcome, { kind: 'failed' }>,
): Pick<SourceState, 'gist' | 'hintMs' | 'hub'> {
  const { gist, hintMs, hub } = outcome.kind === 'body' ? outcome.head : (known ?? {})
  return {
    ...(gist !== undefined && { gist }),
    ...(hintMs !== undefined && { hintMs }),
    ...(hub !== undefined && { hub }),
  }
}

function bodyAfter(
  before: StoredBody | undefined,
  outcome: Extract<PollOutcome, { kind: 'body' }>,
  now: number,
): StoredBody {
  const { hash, size, finalUrl, headers } = outcome
  const changedAt = before?.hash === hash ? before.changedAt : now
  const { contentType } = headers
  const body = { hash, changedAt, finalUrl, size }
  return contentType === undefined ? body : { ...body, contentType }
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

/** https://www.rfc-editor.org/rfc/rfc9111#name-calculating-freshness-lifet */
function freshUntil(headers: KeptHeaders, now: number): number | undefined {
  const control = headers.cacheControl?.toLowerCase() ?? ''
  if (/\bno-(cache|store)\b/.test(control)) return undefined
  const maxAge = /\bmax-age="?(\d{1,9})/.exec(control)?.[1]
  if (maxAge !== undefined) return now + Number(maxAge) * 1000
  return parseHttpDate(headers.expires ?? '')
}
