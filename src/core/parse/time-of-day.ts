import { zoneOffsetMinutes } from './time-zones.ts'

/** Hour, minute, second, fraction, half of the day. */
const clock = /(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?(?:\s*([ap])\.?m\b\.?)?/i
const halfDayHour = /\b(\d{1,2})()()()\s*([ap])\.?m\b\.?/i
const compactClock = /^(\d{2})(\d{2})(\d{2})?(?:[.,](\d+))?(?=\s*(?:[a-z+-]|$))/i
const bareHour = /^(\d{1,2})(?=\s*(?:z|[+-]\d|$))/i

/** Where in a date its time stands. */
export function findClock(text: string): { index: number; length: number } | undefined {
  const match = clock.exec(text) ?? halfDayHour.exec(text)
  return match ? { index: match.index, length: match[0].length } : undefined
}

/** Ms from midnight UTC of a time and its zone, which may fall into the days beside; `undefined` if it is no time. */
export function timeOfDayMs(text: string): number | undefined {
  if (text === '') return 0
  const match = clock.exec(text) ?? halfDayHour.exec(text) ?? compactClock.exec(text) ?? bareHour.exec(text)
  if (!match) return zoneOnlyMs(text)
  const [whole, hours = '', minutes, seconds, fraction, half] = match
  const hour = hourOfDay(Number(hours), half?.toLowerCase())
  const minute = Number(minutes || '0')
  const second = Number(seconds || '0')
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return undefined
  const offset = zoneOffsetMinutes(text.slice(match.index + whole.length))
  // Seconds may be given to the billionth; what is below a millisecond is dropped, not rounded up.
  const ms = Number((fraction ?? '').slice(0, 3).padEnd(3, '0'))
  return ((hour * 60 + minute - offset) * 60 + second) * 1000 + ms
}

/** A day with a zone and no time. */
function zoneOnlyMs(text: string): number | undefined {
  return /^(?:[a-z]{1,4}|[+-]\d{2}:?\d{2})$/i.test(text) ? -zoneOffsetMinutes(text) * 60_000 : undefined
}

function hourOfDay(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour
  return (hour % 12) + (half === 'p' ? 12 : 0)
}
