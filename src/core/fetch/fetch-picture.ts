import { type ImageWidth, imagePath } from '../../../proxy/wire.ts'
import type { PhoneProblem } from '../domain/problem.ts'
import { readBytes } from './read-bytes.ts'
import { isOffline, type Limits, type RequestOptions, timeLimit } from './request.ts'

export type PictureAnswer =
  | { kind: 'picture'; bytes: Uint8Array }
  /** Its publisher doesn't give it; `isGone`: and will not, as far as can be told. */
  | { kind: 'none'; isGone: boolean }
  /** Our server asks to be asked again later. */
  | { kind: 'busy'; seconds: number }
  | { kind: 'cancelled' }
  | { kind: 'failed'; problem: PhoneProblem }

/** Our server makes none nearly as large. */
const limits: Limits = { maxBytes: 4_000_000, stallMs: 30_000, totalMs: 90_000 }
const goneCodes = new Set(['notAnImage', 'htmlAnswer', 'addressNotAllowed', 'badRequest'])
const goneStatuses = new Set([401, 403, 404, 410])

/** A picture as our server makes it, checked: a café's log-in page is none, whatever it says of itself. */
export async function fetchPicture(
  address: string,
  width: ImageWidth,
  { signal, origin = '' }: RequestOptions,
): Promise<PictureAnswer> {
  if (signal.aborted) return { kind: 'cancelled' }
  const timed = timeLimit(limits, signal)
  try {
    // Not stored by the browser, too: the service worker knows by it that who asks keeps the bytes.
    const init = { cache: 'no-store', redirect: 'manual', signal: timed.signal } as const
    const response = await fetch(origin + imagePath(address, width), init)
    const bytes = await readBytes(response, limits.maxBytes, timed.onBytes)
    return bytes ? read(response, bytes) : { kind: 'none', isGone: true }
  } catch {
    if (signal.aborted) return { kind: 'cancelled' }
    if (timed.hasRunOut()) return { kind: 'failed', problem: { code: 'serverTimeout' } }
    return { kind: 'failed', problem: { code: isOffline() ? 'offline' : 'serverUnreachable' } }
  } finally {
    timed.end()
  }
}

function read(response: Response, bytes: Uint8Array): PictureAnswer {
  const { status, type, headers } = response
  const isFromElsewhere = type === 'opaqueredirect' || response.redirected || status === 511
  if (isFromElsewhere || (status >= 300 && status < 400)) return portal
  if (!response.ok) return readTrouble(response, bytes)
  return headers.get('content-type') === 'image/webp' && isWebP(bytes) ? { kind: 'picture', bytes } : portal
}

const portal: PictureAnswer = { kind: 'failed', problem: { code: 'captivePortal' } }

function readTrouble({ status, headers }: Response, bytes: Uint8Array): PictureAnswer {
  const problem = toProblem(bytes)
  if (!problem) return { kind: 'failed', problem: { code: 'serverStatus', status } }
  if (status === 429 || status === 503) {
    const seconds = Number(headers.get('retry-after'))
    return { kind: 'busy', seconds: seconds > 0 ? seconds : 5 }
  }
  if (status === 500) return { kind: 'failed', problem: { code: 'serverStatus', status } }
  const isGone =
    goneCodes.has(problem.code) || (problem.code === 'status' && goneStatuses.has(problem.status ?? 0))
  return { kind: 'none', isGone }
}

/** As `ProxyProblem` has it; `undefined` when somebody else answered. */
function toProblem(bytes: Uint8Array): { code: string; status?: number } | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    const { code, status } = Object(value) as Record<string, unknown>
    if (typeof code !== 'string') return undefined
    return { code, ...(typeof status === 'number' && { status }) }
  } catch {
    return undefined
  }
}

/** Whole, too: its head says how long it is. https://developers.google.com/speed/webp/docs/riff_container */
export function isWebP(bytes: Uint8Array): boolean {
  if (bytes.length < 16) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const isNamed = view.getUint32(0) === 0x52494646 && view.getUint32(8) === 0x57454250
  return isNamed && view.getUint32(4, true) + 8 <= bytes.length
}
