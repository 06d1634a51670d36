import type { PhoneProblem } from '../domain/problem.ts'

/**
 * An answer of ours as JSON. A login page of a café or hotel network comes with status 200, as HTML or with no
 * type at all; JSON that is cut short is our own server's doing.
 */
export function readJson(
  headers: Headers,
  bytes: Uint8Array,
): { kind: 'json'; value: unknown } | { kind: 'failed'; problem: PhoneProblem } {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return { kind: 'json', value }
  } catch {
    const isOurs = headers.get('content-type')?.includes('json')
    return { kind: 'failed', problem: { code: isOurs ? 'serverAnswer' : 'captivePortal' } }
  }
}
