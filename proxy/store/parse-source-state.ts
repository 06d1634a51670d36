import type { Validators } from '../upstream/kept-headers.ts'
import type { ReplacedBody, SourceState, StoredBody, Trouble, WebSubState } from './source-state.ts'

/** Checks what was read from disk; anything doubtful makes the whole state a miss. */
export function parseSourceState(value: unknown): SourceState | undefined {
  if (!isRecord(value)) return undefined
  const { feedUrl, checkedAt, failures, replaced } = value
  if (typeof feedUrl !== 'string' || !isTime(checkedAt) || !isTime(failures)) return undefined
  if (!Array.isArray(replaced) || !replaced.every(isReplacedBody)) return undefined
  const state: SourceState = { feedUrl, checkedAt, failures, replaced }
  const { freshUntil, trouble, validators, body, moved } = value
  Object.assign(state, parseRhythm(value))
  if (isTime(freshUntil)) state.freshUntil = freshUntil
  if (isTrouble(trouble)) state.trouble = trouble
  if (isMoved(moved)) state.moved = moved
  if (body === undefined) return state
  if (!isStoredBody(body)) return undefined
  state.body = body
  if (isValidators(validators)) state.validators = validators
  return state
}

/** What older versions did not write, or what is doubtful, is absent: it is learned again. */
function parseRhythm(value: Record<string, unknown>): Partial<SourceState> {
  const { goodAt, failed, watchedSince, changes, gist, hintMs, hub, websub } = value
  return {
    ...(isTime(goodAt) && { goodAt }),
    ...(isCounts(failed) && { failed }),
    ...(isTime(watchedSince) && { watchedSince }),
    ...(Array.isArray(changes) && changes.every(isTime) && { changes }),
    ...(typeof gist === 'string' && { gist }),
    ...(isTime(hintMs) && { hintMs }),
    ...(isHub(hub) && { hub }),
    ...(isWebSub(websub) && { websub }),
  }
}

function isCounts(value: unknown): value is Record<string, number> {
  return isRecord(value) && Object.values(value).every(isTime)
}

function isHub(value: unknown): value is { url: string; topic: string } {
  return isRecord(value) && typeof value.url === 'string' && typeof value.topic === 'string'
}

function isWebSub(value: unknown): value is WebSubState {
  if (!isRecord(value) || typeof value.hub !== 'string' || typeof value.topic !== 'string') return false
  const { status, askedAt, until = 0, leaseMs = 0, tries = 0 } = value
  const statuses: unknown[] = ['asked', 'verified', 'denied', 'leaving']
  return statuses.includes(status) && isTime(askedAt) && [until, leaseMs, tries].every(isTime)
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
