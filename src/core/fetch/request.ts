import type { PhoneProblem } from '../domain/problem.ts'
import { readBytes } from './read-bytes.ts'

export interface RequestOptions {
  signal: AbortSignal
  /** Where our server is, when it is not where the page came from: `https://feed.example`. */
  origin?: string | undefined
  /** Told of what came over the network, as far as that can be known. */
  onArrived?: (bytes: number) => void
}

export interface Limits {
  maxBytes: number
  /** How long nothing may arrive. A slow line that still brings bytes is let go on. */
  stallMs: number
  totalMs: number
  /** So much is read of what our server says when it refuses. */
  maxReasonBytes?: number
}

export type Answer =
  | { kind: 'answer'; headers: Headers; bytes: Uint8Array }
  | { kind: 'notModified'; headers: Headers }
  | { kind: 'cancelled' }
  | { kind: 'failed'; problem: PhoneProblem; reason?: Uint8Array }

/** One request to our own server, which never redirects: whoever does stands in between. */
export async function request(
  path: string,
  init: { headers?: Record<string, string>; cache?: RequestCache },
  limits: Limits,
  { signal, origin = '', onArrived }: RequestOptions,
): Promise<Answer> {
  if (signal.aborted) return { kind: 'cancelled' }
  const timed = timeLimit(limits, signal)
  try {
    const response = await fetch(origin + path, { ...init, redirect: 'manual', signal: timed.signal })
    if (response.status === 304) return { kind: 'notModified', headers: response.headers }
    const problem = problemOfResponse(response)
    if (problem) {
      const reason = await readReason(response, limits, timed.onBytes)
      return { kind: 'failed', problem, ...(reason && { reason }) }
    }
    const bytes = await readBytes(response, limits.maxBytes, timed.onBytes)
    onArrived?.(sentBytes(response) ?? bytes?.length ?? limits.maxBytes)
    return bytes
      ? { kind: 'answer', headers: response.headers, bytes }
      : { kind: 'failed', problem: { code: 'serverAnswer' } }
  } catch {
    // What `fetch` and the stream throw differs by browser; the reason is known from the state around them.
    if (signal.aborted) return { kind: 'cancelled' }
    if (timed.hasRunOut()) return { kind: 'failed', problem: { code: 'serverTimeout' } }
    return { kind: 'failed', problem: { code: isOffline() ? 'offline' : 'serverUnreachable' } }
  } finally {
    timed.end()
  }
}

async function readReason(response: Response, { maxReasonBytes }: Limits, onBytes: () => void) {
  if (maxReasonBytes !== undefined) return readBytes(response, maxReasonBytes, onBytes)
  await response.body?.cancel()
  return undefined
}

function problemOfResponse(response: Response): PhoneProblem | undefined {
  const { status, type, ok } = response
  const isRedirect = type === 'opaqueredirect' || (status >= 300 && status < 400)
  // 511: https://www.rfc-editor.org/rfc/rfc6585#section-6
  if (isRedirect || response.redirected || status === 511) return { code: 'captivePortal' }
  return ok ? undefined : { code: 'serverStatus', status }
}

/** Compressed, a body is shorter on the way than once it is read; its length on the way stands in the head. */
function sentBytes({ headers }: Response): number | undefined {
  const length = Number(headers.get('content-length') ?? Number.NaN)
  return Number.isSafeInteger(length) && length >= 0 ? length : undefined
}

export function isOffline(): boolean {
  return globalThis.navigator?.onLine === false
}

/** Aborts when the caller does or when time runs out. `AbortSignal.any` is missing before Safari 17.4. */
export function timeLimit({ stallMs, totalMs }: Limits, signal: AbortSignal) {
  const controller = new AbortController()
  let ranOut = false
  const abort = () => controller.abort()
  const runOut = () => {
    ranOut = true
    abort()
  }
  signal.addEventListener('abort', abort)
  const total = setTimeout(runOut, totalMs)
  let stall = setTimeout(runOut, stallMs)
  return {
    signal: controller.signal,
    onBytes: () => {
      clearTimeout(stall)
      stall = setTimeout(runOut, stallMs)
    },
    hasRunOut: () => ranOut,
    end: () => {
      clearTimeout(total)
      clearTimeout(stall)
      signal.removeEventListener('abort', abort)
    },
  }
}
