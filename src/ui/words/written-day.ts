import { calendarNames } from './calendar-names.ts'
import type { Language } from './format.ts'

/** "May 3, 2026", of a day written `YYYY-MM-DD`. */
export function writtenDay(language: Language, day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  const name = calendarNames[language].months[(month ?? 1) - 1]
  return language === 'es' ? `${date} de ${name} de ${year}` : `${name} ${date}, ${year}`
}
