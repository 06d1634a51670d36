import { parseHttpDate } from './http-date.ts'

/**
 * https://www.rfc-editor.org/rfc/rfc9110#name-retry-after: seconds or a date. Returns epoch ms, never in the
 * past.
 */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined
  const text = value.trim()
  if (/^\d{1,10}$/.test(text)) return now + Number(text) * 1000
  const date = parseHttpDate(text)
  return date === undefined ? undefined : Math.max(now, date)
}
