import { calendarNames } from './calendar-names.ts'
import type { Language } from './format.ts'

/** "November 20", with the year when it is not this one; in Spanish "20 de noviembre". */
export function calendarDay(language: Language, time: number, now = Date.now()): string {
  const date = new Date(time)
  const [month, day, year] = [
    calendarNames[language].months[date.getMonth()],
    date.getDate(),
    date.getFullYear(),
  ]
  const isThisYear = year === new Date(now).getFullYear()
  if (language === 'es') return `${day} de ${month}${isThisYear ? '' : ` de ${year}`}`
  return `${month} ${day}${isThisYear ? '' : `, ${year}`}`
}
