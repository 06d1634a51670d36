import { calendarNames } from './calendar-names.ts'

/**
 * `Intl` formatters cost a millisecond each to make on a slow phone, so each is made once per language. The
 * first one a page makes costs 50 ms more, whichever it is: what the timeline shows at the start does without.
 */
const made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.DisplayNames>()

export function once<T extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.DisplayNames>(
  key: string,
  make: () => T,
): T {
  const known = made.get(key)
  if (known) return known as T
  const fresh = make()
  made.set(key, fresh)
  return fresh
}

/** Spanish of the United States, because that is who reads: 12 de noviembre, and a decimal point. */
export const locales = { en: 'en-US', es: 'es-US' } as const
export type Language = keyof typeof locales

/** "A, B and C" */
export function inWords(names: readonly string[], and: string): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`
}

/** "14:05" */
export function clockTime(time: number): string {
  const date = new Date(time)
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
}

const zoneNames = new Map<string, string>()

/** "14:05 PDT": the phone's own zone, named, as readers compare it with a poster's. */
export function clockTimeWithZone(language: Language, time: number): string {
  return `${clockTime(time)} ${zoneName(language, time)}`
}

/** In brackets at the end of a date's own text; most phones of our readers are in one of these. */
const usZone = /\((Eastern|Central|Mountain|Pacific) (Standard|Daylight) Time\)$/

/** Asked for once in summer and once in winter time. */
function zoneName(language: Language, time: number): string {
  const date = new Date(time)
  const key = `${language} ${date.getTimezoneOffset()}`
  const known = zoneNames.get(key)
  if (known !== undefined) return known
  const [, zone, season] = usZone.exec(date.toString()) ?? []
  const name = zone && season ? `${zone[0]}${season[0]}T` : askedZoneName(language, time)
  zoneNames.set(key, name)
  return name
}

function askedZoneName(language: Language, time: number): string {
  const parts = once(
    `zone ${language}`,
    () => new Intl.DateTimeFormat(locales[language], { timeZoneName: 'short' }),
  ).formatToParts(time)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? ''
}

/** "Friday, November 20", with the year when it is not this one. */
export function dayName(language: Language, time: number, now: number): string {
  const date = new Date(time)
  const { weekdays, months } = calendarNames[language]
  const weekday = weekdays[date.getDay()]
  const month = months[date.getMonth()]
  const day = date.getDate()
  const year = date.getFullYear()
  const isThisYear = year === new Date(now).getFullYear()
  if (language === 'es') return `${weekday}, ${day} de ${month}${isThisYear ? '' : ` de ${year}`}`
  return `${weekday}, ${month} ${day}${isThisYear ? '' : `, ${year}`}`
}

const halfYearMs = 182 * 86_400_000

const nearDays = { en: ['today', 'yesterday'], es: ['hoy', 'ayer'] } as const

/** "today" or "yesterday", in the phone's zone; nothing for any other day. */
export function nearDay(language: Language, time: number, now: number): string | undefined {
  const day = new Date(time).toDateString()
  const before = new Date(now)
  before.setDate(before.getDate() - 1)
  const [today, yesterday] = nearDays[language]
  if (day === new Date(now).toDateString()) return today
  return day === before.toDateString() ? yesterday : undefined
}

/** "Nov 20, 14:05", for times that may be of another day; with the year where it could be taken for another. */
export function dayAndTime(language: Language, time: number, now = time): string {
  const date = new Date(time)
  const month = calendarNames[language].months[date.getMonth()]?.slice(0, 3)
  const day = language === 'es' ? `${date.getDate()} ${month}` : `${month} ${date.getDate()}`
  const isFar = Math.abs(now - time) > halfYearMs
  const year = isFar ? `${language === 'es' ? ' ' : ', '}${date.getFullYear()}` : ''
  return `${day}${year}, ${clockTime(time)}`
}

/** "14:05" today, "yesterday, 14:05", "Nov 20, 14:05" otherwise, "Nov 20, 2025, 14:05" long ago. */
export function shortTime(language: Language, time: number, now: number): string {
  const [today, yesterday] = nearDays[language]
  const near = nearDay(language, time, now)
  if (near === today) return clockTime(time)
  return near === yesterday ? `${yesterday}, ${clockTime(time)}` : dayAndTime(language, time, now)
}

/**
 * The moment a list is as fresh as, as `shortTime` has it. In Spanish with its article ("las 14:05", "el 20 nov,
 * 14:05"; none before "ayer"), because it always follows a preposition there.
 */
export function asOfTime(language: Language, time: number, now: number): string {
  const text = shortTime(language, time, now)
  if (language === 'en' || text.startsWith(nearDays.es[1])) return text
  return text.includes(' ') ? `el ${text}` : `las ${text}`
}

/** "1,234" in either language; without `Intl` where a start may show it. */
export function count(language: Language, value: number): string {
  if (Number.isInteger(value) && value >= 0 && value < 1_000_000) return grouped(value)
  return once(`count ${language}`, () => new Intl.NumberFormat(locales[language])).format(value)
}

function grouped(value: number): string {
  const rest = String(value % 1000)
  return value < 1000 ? rest : `${Math.floor(value / 1000)},${rest.padStart(3, '0')}`
}

const languageNames = new Map([
  ['en en', 'English'],
  ['en es', 'Spanish'],
  ['es en', 'Inglés'],
  ['es es', 'Español'],
])

/** "Spanish" for `es-MX`; the tag itself where the phone does not know it. */
export function languageName(language: Language, tag: string): string {
  const primary = tag.split('-')[0]?.toLowerCase() ?? tag
  const key = `${language} ${primary}`
  const known = languageNames.get(key)
  if (known !== undefined) return known
  const name = askedLanguageName(language, primary)
  languageNames.set(key, name)
  return name
}

function askedLanguageName(language: Language, tag: string): string {
  const names = once(
    `languages ${language}`,
    () => new Intl.DisplayNames(locales[language], { type: 'language', fallback: 'code' }),
  )
  try {
    const name = names.of(tag) ?? tag
    return name.charAt(0).toLocaleUpperCase(locales[language]) + name.slice(1)
  } catch {
    return tag
  }
}
