import { zoneOffsetMinutes } from './time-zones.ts'

/**
 * Epoch ms of a date as feeds write them: W3C-DTF and ISO 8601, RFC 822 and 2822, and the sloppy forms between.
 * Without a zone it is UTC. `undefined` when it cannot be read or names no day that exists.
 */
export function parseDate(written: string | undefined): number | undefined {
  const text = written?.replace(/\s+/g, ' ').trim()
  if (!text) return undefined
  return (
    isoDate(text) ??
    compactDate(text) ??
    ordinalDate(text) ??
    wordedDate(text) ??
    slashDate(text) ??
    epochDate(text)
  )
}

interface DateParts {
  year: number
  month: number
  day: number
  /** Time and zone, as written. */
  rest: string
}

function isoDate(text: string): number | undefined {
  const match = /^([+-]?\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:$|[Tt ]\s*(.*)$)/.exec(text)
  if (!match) return undefined
  const [, year, month = '1', day = '1', rest = ''] = match
  return fromParts({ year: Number(year), month: Number(month), day: Number(day), rest })
}

/** `20040101` and `20040101T194821Z`. */
function compactDate(text: string): number | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})(?:[Tt ]?(\d{2})(\d{2})(\d{2})?(.*))?$/.exec(text)
  if (!match) return undefined
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone = ''] = match
  const rest = `${hour}:${minute}:${second}${zone}`
  return fromParts({ year: Number(year), month: Number(month), day: Number(day), rest })
}

/** ISO 8601's day of the year, `2004-121`, and week date, `2004-W03-5`. */
function ordinalDate(text: string): number | undefined {
  const match = /^(\d{4})-?(?:W(\d{2})(?:-?([1-7]))?|(\d{3}))(?:[Tt ](.*))?$/.exec(text)
  if (!match) return undefined
  const [, year, week, weekday = '1', dayOfYear, rest = ''] = match
  if (dayOfYear !== undefined) {
    return Number(dayOfYear) > 366
      ? undefined
      : fromParts({ year: Number(year), month: 1, day: 1, rest }, Number(dayOfYear) - 1)
  }
  const fourth = new Date(Date.UTC(Number(year), 0, 4))
  const firstMonday = 4 - ((fourth.getUTCDay() + 6) % 7)
  const days = firstMonday - 1 + (Number(week) - 1) * 7 + Number(weekday) - 1
  return Number(week) > 53 ? undefined : fromParts({ year: Number(year), month: 1, day: 1, rest }, days)
}

/** The first three letters of the months: English, and the Spanish ones that differ. */
const months: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  nov: 11,
  dec: 12,
  ene: 1,
  abr: 4,
  ago: 8,
  dic: 12,
}

/** A date with a month in letters, in any order: `Thu, 01 Jan 04 19:48 EST`, `January 16th, 2004, 3:09pm`. */
function wordedDate(text: string): number | undefined {
  const clock = timePattern.exec(text)
  const before = clock ? text.slice(0, clock.index) : text
  const after = clock ? text.slice(clock.index + clock[0].length) : ''
  const month = monthIn(before)
  if (month === undefined) return undefined
  const [zone = ''] = /(?:[+-]\d{2}:?\d{2}|\b[A-Z]{3,4})\s*$/.exec(clock ? after : before) ?? []
  const numbers: string[] = [...(before.replace(zone, '').match(/\d+/g) ?? [])]
  // C's asctime puts the year last: `Thu Jan  1 19:48:21 2004`.
  const lastYear = /(?:^|[^\d+-])(\d{4})\s*$/.exec(after)?.[1]
  if (lastYear !== undefined && numbers.length < 2) numbers.push(lastYear)
  const longIndex = numbers.findIndex((digits) => digits.length >= 3)
  const [year] = numbers.splice(longIndex >= 0 ? longIndex : 1, 1)
  if (year === undefined) return undefined
  const time = clock
    ? `${clock[0]} ${after.replace(/\d{4}\s*$/, (digits) => (digits === lastYear ? '' : digits))}`
    : ''
  const rest = clock || monthIn(zone) !== undefined ? time : zone
  return fromParts({ year: fullYear(year), month, day: Number(numbers[0] ?? '1'), rest })
}

function monthIn(text: string): number | undefined {
  for (const [word] of text.matchAll(/\p{L}{3,}/gu)) {
    const start = word.slice(0, 3).toLowerCase()
    // Tuesday, in Spanish and French.
    if (Object.hasOwn(months, start) && !/^mar(?:tes|di)$/i.test(word)) return months[start]
  }
  return undefined
}

/** `1/16/2004 3:09 PM` is the American order unless the first number is no month; `2004/01/16` speaks for itself. */
function slashDate(text: string): number | undefined {
  const match = /^(?:\p{L}+,? )?(\d{1,4})[/.](\d{1,2})[/.](\d{2,4})(?:,?[T ](.*))?$/u.exec(text)
  if (!match) return undefined
  const [, first = '', second = '', third = '', rest = ''] = match
  if (first.length === 4)
    return fromParts({ year: Number(first), month: Number(second), day: Number(third), rest })
  const isDayFirst = Number(first) > 12 || text.includes('.')
  const [month, day] = isDayFirst ? [second, first] : [first, second]
  return fromParts({ year: fullYear(third), month: Number(month), day: Number(day), rest })
}

/** Seconds or milliseconds since 1970, from 2001 on. */
function epochDate(text: string): number | undefined {
  if (/^\d{10}$/.test(text)) return Number(text) * 1000
  return /^\d{13}$/.test(text) ? Number(text) : undefined
}

/** https://www.rfc-editor.org/rfc/rfc5322#section-4.3 */
function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length === 2) return year < 50 ? 2000 + year : 1900 + year
  return digits.length === 3 ? 1900 + year : year
}

const timePattern = /(\d{1,2})(?::(\d{1,2}))(?::(\d{1,2})(?:[.,](\d+))?)?(?:\s*([ap])\.?m\b\.?)?/i

function fromParts({ year, month, day, rest }: DateParts, laterDays = 0): number | undefined {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (!(month >= 1 && month <= 12) || date.getUTCDate() !== day || !(year > 0)) return undefined
  const time = timeMs(rest.trim())
  if (time === undefined) return undefined
  return date.getTime() + laterDays * 86_400_000 + time
}

function timeMs(rest: string): number | undefined {
  if (rest === '') return 0
  const match = timePattern.exec(rest) ?? /^(\d{1,2})(?:\s*([ap])\.?m\b\.?|(?=\s*(?:Z|[+-]\d|$)))/i.exec(rest)
  if (!match) return zoneOnly(rest)
  const isShort = match.length === 3
  const [hours, minutes, seconds] = isShort ? [match[1], '0', '0'] : [match[1], match[2], match[3] ?? '0']
  const fraction = isShort ? 0 : Number(`0.${match[4] ?? '0'}`)
  const hour = hourOfDay(Number(hours), (isShort ? match[2] : match[5])?.toLowerCase())
  const [minute, second] = [Number(minutes), Number(seconds)]
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return undefined
  const offset = zoneOffsetMinutes(rest.slice(match.index + match[0].length))
  return ((hour * 60 + minute - offset) * 60 + second) * 1000 + Math.floor(fraction * 1000 + 1e-6)
}

/** A day with a zone and no time. */
function zoneOnly(rest: string): number | undefined {
  return /^(?:[a-z]{1,4}|[+-]\d{2}:?\d{2})$/i.test(rest) ? 0 - zoneOffsetMinutes(rest) * 60_000 : undefined
}

function hourOfDay(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour
  return (hour % 12) + (half === 'p' ? 12 : 0)
}
