import type { Validators } from '../upstream/kept-headers.ts'
import type { UpstreamProblem } from '../upstream/upstream-problem.ts'

/** What the server remembers of one source between two looks at it, and over a restart. */
export interface SourceState {
  /** The catalog's address at the time: when it changes, nothing else here holds any more but the bodies. */
  feedUrl: string
  /** Epoch ms of the last try, good or bad. */
  checkedAt: number
  /** Epoch ms until which the publisher asked us to think the feed fresh. */
  freshUntil?: number
  /** Tries in a row that brought neither a body nor a 304. */
  failures: number
  trouble?: Trouble
  validators?: Validators
  /** The last good body. */
  body?: StoredBody
  /** Those before it: a phone may hold an index from a few minutes ago. Newest first. */
  replaced: ReplacedBody[]
  /** Where permanent redirects led the last `times` answers. */
  moved?: { url: string; times: number }
}

export interface StoredBody {
  hash: string
  /** Epoch ms at which this body was first seen. */
  changedAt: number
  finalUrl: string
  contentType?: string
}

export interface ReplacedBody extends StoredBody {
  replacedAt: number
}

export interface Trouble {
  problem: UpstreamProblem
  /** Epoch ms of the first of the tries that failed in a row. */
  since: number
}

/** Checks what was read from disk; anything doubtful makes the whole state a miss. */
export function parseSourceState(value: unknown): SourceState | undefined {
  if (!isRecord(value)) return undefined
  const { feedUrl, checkedAt, failures, replaced } = value
  if (typeof feedUrl !== 'string' || !isTime(checkedAt) || !isTime(failures)) return undefined
  if (!Array.isArray(replaced) || !replaced.every(isReplacedBody)) return undefined
  const state: SourceState = { feedUrl, checkedAt, failures, replaced }
  const { freshUntil, trouble, validators, body, moved } = value
  if (isTime(freshUntil)) state.freshUntil = freshUntil
  if (isTrouble(trouble)) state.trouble = trouble
  if (isMoved(moved)) state.moved = moved
  if (body === undefined) return state
  if (!isStoredBody(body)) return undefined
  state.body = body
  if (isValidators(validators)) state.validators = validators
  return state
}

function isStoredBody(value: unknown): value is StoredBody {
  if (!isRecord(value)) return false
  const { hash, changedAt, finalUrl, contentType } = value
  if (typeof hash !== 'string' || !/^[\w-]{22}$/.test(hash)) return false
  return isTime(changedAt) && typeof finalUrl === 'string' && isOptionalText(contentType)
}

function isReplacedBody(value: unknown): value is ReplacedBody {
  return isStoredBody(value) && 'replacedAt' in value && isTime(value.replacedAt)
}

function isTrouble(value: unknown): value is Trouble {
  return (
    isRecord(value) &&
    isTime(value.since) &&
    isRecord(value.problem) &&
    typeof value.problem.code === 'string'
  )
}

function isMoved(value: unknown): value is { url: string; times: number } {
  return isRecord(value) && typeof value.url === 'string' && isTime(value.times)
}

function isValidators(value: unknown): value is Validators {
  return isRecord(value) && isOptionalText(value.etag) && isOptionalText(value.lastModified)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

function isOptionalText(value: unknown): boolean {
  return value === undefined || typeof value === 'string'
}
