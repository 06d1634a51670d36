import { findClock, timeOfDayMs } from './time-of-day.ts'

/**
 * Epoch ms of a date as feeds write them: W3C-DTF and ISO 8601, RFC 822 and 2822, and the sloppy forms between.
 * Without a zone it is UTC. `undefined` when it cannot be read or names no day that exists.
 */
export function parseDate(written: string | undefined): number | undefined {
  let text = written?.trim()
  if (!text) return undefined
  if (untidy.test(text)) text = tidied(text)
  return (
    mailDate(text) ??
    isoDate(text) ??
    compactDate(text) ??
    ordinalDate(text) ??
    wordedDate(text) ??
    slashDate(text) ??
    epochDate(text)
  )
}

const untidy = /\s\s|[^\S ]|[年년]/

/** Single spaces, and hyphens for the words for year and month of Korean, Chinese and Japanese. */
function tidied(text: string): string {
  return text
    .replace(/\s*[年년月월]\s*/g, '-')
    .replace(/\s*[日일]/g, '')
    .replace(/\s+/g, ' ')
}

interface DateParts {
  year: number
  month: number
  day: number
  /** Time and zone, as written. */
  rest: string
}

/** `Thu, 01 Jan 2004 19:48:21 GMT`, as most feeds write it: known at one look. */
const mailForm = /^(?:[A-Za-z]{3},? )?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d\d:\d\d(?::\d\d)? \S{1,5})$/

function mailDate(text: string): number | undefined {
  const match = mailForm.exec(text)
  if (!match) return undefined
  const [, day, word = '', year, rest = ''] = match
  const month = monthIn(word)
  return month === undefined ? undefined : fromParts({ year: Number(year), month, day: Number(day), rest })
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

/** The first three letters of the months: English, and those of its neighbors that differ. */
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
  fév: 2,
  fev: 2,
  mär: 3,
  abr: 4,
  avr: 4,
  mai: 5,
  ago: 8,
  aoû: 8,
  set: 9,
  out: 10,
  okt: 10,
  dic: 12,
  déc: 12,
  dez: 12,
}

/** A date with a month in letters, in any order: `Thu, 01 Jan 04 19:48 EST`, `January 16th, 2004, 3:09pm`. */
function wordedDate(text: string): number | undefined {
  const clock = findClock(text)
  const before = clock ? text.slice(0, clock.index) : text
  const after = clock ? text.slice(clock.index + clock.length) : ''
  const [date, zoned] = monthIn(before) === undefined ? [after, before] : [before, after]
  const month = monthIn(date)
  if (month === undefined) return undefined
  const [zone = ''] = /(?:[+-]\d{2}:?\d{2}|\b[A-Z]{3,4})\s*$/.exec(clock ? '' : date) ?? []
  const numbers: string[] = [...(date.replace(zone, '').match(/\d+/g) ?? [])]
  // C's asctime puts the year last: `Thu Jan  1 19:48:21 2004`.
  const lastYear = numbers.length < 2 ? /(?:^|[^\d+-])(\d{4})\s*$/.exec(zoned)?.[1] : undefined
  if (lastYear !== undefined) numbers.push(lastYear)
  const longIndex = numbers.findIndex((digits) => digits.length >= 3)
  const [year] = numbers.splice(longIndex >= 0 ? longIndex : 1, 1)
  if (year === undefined) return undefined
  const rest = clock
    ? `${text.slice(clock.index, clock.index + clock.length)} ${withoutEnd(zoned, lastYear)}`
    : zone
  const day = Number(numbers[0] ?? '1')
  return fromParts({ year: fullYear(year), month, day, rest: monthIn(zone) === undefined ? rest : '' })
}

function withoutEnd(text: string, end: string | undefined): string {
  return end === undefined ? text : text.trimEnd().slice(0, -end.length)
}

function monthIn(text: string): number | undefined {
  for (const word of text.match(/\p{L}{3,}/gu) ?? []) {
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

function fromParts({ year, month, day, rest }: DateParts, laterDays = 0): number | undefined {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (!(month >= 1 && month <= 12) || date.getUTCDate() !== day || !(year > 0 && year < 10_000))
    return undefined
  const time = timeOfDayMs(rest.trim())
  if (time === undefined) return undefined
  return date.getTime() + laterDays * 86_400_000 + time
}
