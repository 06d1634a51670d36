import { calendarNames } from './calendar-names.ts'
import { clockTimeWithZone, type Language } from './format.ts'

/** "November 20, 2026 at 14:05 PST", for the top of a post. */
export function fullDate(language: Language, time: number): string {
  const date = new Date(time)
  const month = calendarNames[language].months[date.getMonth()]
  const [day, year, clock] = [date.getDate(), date.getFullYear(), clockTimeWithZone(language, time)]
  return language === 'es'
    ? `${day} de ${month} de ${year} a las ${clock}`
    : `${month} ${day}, ${year} at ${clock}`
}
