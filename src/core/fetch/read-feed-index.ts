import type { FeedIndex, IndexedSource } from '../domain/feed-index.ts'
import type { PublisherProblem } from '../domain/problem.ts'

type Fields = Record<string, unknown>

/**
 * The index as `proxy/wire.ts` gives it, with times in epoch ms; undefined when it is something else. One
 * entry that cannot be read is left out and spoils none of the others.
 */
export function readFeedIndex(value: unknown): FeedIndex | undefined {
  if (!isFields(value) || value.version !== 1) return undefined
  if (typeof value.catalog !== 'string' || !isFields(value.sources)) return undefined
  const entries = Object.entries(value.sources).flatMap(([id, entry]) => {
    const source = readEntry(entry)
    return source ? [[id, source] as const] : []
  })
  return {
    catalogHash: value.catalog,
    ...(isKey(value.key) && { serverKey: value.key }),
    sources: Object.fromEntries(entries),
  }
}

/** The sum of the whole, where this is a part of one. */
export function readIndexSum(value: unknown): number | undefined {
  if (!isFields(value) || typeof value.since !== 'number') return undefined
  // A part without it can't be made sure of.
  return typeof value.sum === 'number' ? value.sum : -1
}

function isKey(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{43}$/.test(value)
}

function readEntry(entry: unknown): IndexedSource | undefined {
  if (!isFields(entry)) return undefined
  const { hash, changed, problem } = entry
  // The hash becomes part of an address.
  if (hash !== undefined && !(typeof hash === 'string' && /^[\w-]{1,128}$/.test(hash))) return undefined
  const changedAt = epochMs(changed)
  return {
    ...(hash !== undefined && { hash }),
    ...(changedAt !== undefined && { changedAt }),
    ...(isFields(problem) && readProblem(problem)),
  }
}

function readProblem(fields: Fields): Pick<IndexedSource, 'problem' | 'problemSince'> {
  const problemSince = epochMs(fields.since)
  return { problem: publisherProblem(fields), ...(problemSince !== undefined && { problemSince }) }
}

/** A reason of our server's why it could not get something of a publisher. */
export function publisherProblem({ code, status, retryAt, maxBytes, expiredAt }: Fields): PublisherProblem {
  switch (code) {
    case 'nameNotFound':
    case 'refused':
    case 'unreachable':
    case 'tls':
    case 'timeout':
    case 'tooManyRedirects':
    case 'moved':
    case 'addressNotAllowed':
    case 'badAnswer':
    case 'emptyAnswer':
    case 'htmlAnswer':
      return { code }
    case 'tlsExpired': {
      const expiredAtMs = epochMs(expiredAt)
      return { code, ...(expiredAtMs !== undefined && isDate(expiredAtMs) && { expiredAt: expiredAtMs }) }
    }
    case 'tooLarge':
      return { code, maxBytes: typeof maxBytes === 'number' ? maxBytes : 0 }
    case 'status': {
      if (typeof status !== 'number') return { code: 'badAnswer' }
      const retryAtMs = epochMs(retryAt)
      return { code, status, ...(retryAtMs !== undefined && { retryAt: retryAtMs }) }
    }
    default:
      // A newer server's reason: all that is sure is that the site could not be got.
      return { code: 'unreachable' }
  }
}

/** One that a sentence can name. */
function isDate(ms: number): boolean {
  return !Number.isNaN(new Date(ms).getTime())
}

function epochMs(seconds: unknown): number | undefined {
  return typeof seconds === 'number' && Number.isFinite(seconds) ? seconds * 1000 : undefined
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
