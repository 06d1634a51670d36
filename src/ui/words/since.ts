import { calendarNames } from './calendar-names.ts'
import { asOfTime, dayName, type Language, nearDay } from './format.ts'

const dayMs = 86_400_000

/**
 * What follows "since": "14:05", "yesterday", "Tuesday", "Thursday, November 12". In Spanish with its article. Without
 * `Intl`, which takes long to make.
 */
export function sinceWhen(language: Language, time: number, now: number): string {
  const date = new Date(time)
  const near = nearDay(language, time, now)
  if (near !== undefined) return near === nearDay(language, now, now) ? asOfTime(language, time, now) : near
  const weekday = calendarNames[language].weekdays[date.getDay()] ?? ''
  const isThisWeek = time < now && now - time < 6 * dayMs
  if (language === 'en') return isThisWeek ? weekday : dayName(language, time, now)
  return `el ${(isThisWeek ? weekday : dayName(language, time, now)).toLowerCase()}`
}
