import type { QuietHours } from '../domain/notify.ts'

/** Of the phone's own day, from 0. */
export function minuteOf(at: Date): number {
  return at.getHours() * 60 + at.getMinutes()
}

/** As YYYY-MM-DD in the phone's zone. */
export function dayOf(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

export function dayAfter(at: Date): string {
  // Not by 24 hours: some days have 23.
  return dayOf(new Date(at.getFullYear(), at.getMonth(), at.getDate() + 1, 12))
}

/** From `from` up to `to`, over midnight where `to` is the earlier; none where they are the same. */
export function isQuiet(quiet: QuietHours | undefined, minute: number): boolean {
  if (!quiet) return false
  const { from, to } = quiet
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to
}
