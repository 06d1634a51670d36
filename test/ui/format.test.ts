import { expect, test } from 'vitest'
import { calendarDay } from '../../src/ui/words/calendar-day.ts'
import {
  asOfTime,
  clockTimeWithZone,
  dayAndTime,
  dayName,
  nearDay,
  shortTime,
} from '../../src/ui/words/format.ts'
import { fullDate } from '../../src/ui/words/full-date.ts'

const locales = { en: 'en-US', es: 'es-US' } as const
const monthsOfAYear = Array.from({ length: 12 }, (_, month) =>
  new Date(2026, month, month + 3, 9, 5).getTime(),
)
const now = new Date(2026, 6, 1).getTime()

test.each(['en', 'es'] as const)('days are named as the platform names them: %s', (language) => {
  const dayOf = (time: number, year?: 'numeric') => {
    const parts = { weekday: 'long', day: 'numeric', month: 'long', ...(year && { year }) } as const
    return new Intl.DateTimeFormat(locales[language], parts).format(time).toLowerCase()
  }
  for (const time of monthsOfAYear) {
    expect(dayName(language, time, now).toLowerCase()).toBe(dayOf(time))
    expect(dayName(language, time, now + 366 * 86_400_000).toLowerCase()).toBe(dayOf(time, 'numeric'))
  }
})

test.each(['en', 'es'] as const)('a day without its weekday is as the platform writes it: %s', (language) => {
  const dayOf = (time: number, year?: 'numeric') => {
    const parts = { day: 'numeric', month: 'long', ...(year && { year }) } as const
    return new Intl.DateTimeFormat(locales[language], parts).format(time)
  }
  for (const time of monthsOfAYear) {
    expect(calendarDay(language, time, now)).toBe(dayOf(time))
    expect(calendarDay(language, time, now + 366 * 86_400_000)).toBe(dayOf(time, 'numeric'))
  }
})

test.each(['en', 'es'] as const)('a full date is written as the platform writes it: %s', (language) => {
  const asIntl = new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  })
  for (const time of monthsOfAYear) expect(fullDate(language, time)).toBe(asIntl.format(time))
  const late = new Date(1999, 11, 31, 23, 59).getTime()
  expect(fullDate(language, late)).toBe(asIntl.format(late))
})

test('the zone is named as the platform names it', () => {
  for (const time of monthsOfAYear) {
    const parts = new Intl.DateTimeFormat('en-US', { timeZoneName: 'short' }).formatToParts(time)
    expect(clockTimeWithZone('en', time)).toBe(
      `09:05 ${parts.find(({ type }) => type === 'timeZoneName')?.value}`,
    )
  }
})

test('a time of another day has its day before it', () => {
  const time = new Date(2026, 10, 20, 14, 5).getTime()
  expect(dayAndTime('en', time)).toBe('Nov 20, 14:05')
  expect(dayAndTime('es', time)).toBe('20 nov, 14:05')
})

test('today and yesterday are called so, by the calendar of the phone', () => {
  const justAfterMidnight = new Date(2026, 2, 9, 0, 5).getTime()
  const lateBefore = new Date(2026, 2, 8, 0, 30).getTime()
  expect(nearDay('en', justAfterMidnight, justAfterMidnight)).toBe('today')
  expect(nearDay('es', lateBefore, justAfterMidnight)).toBe('ayer')
  expect(nearDay('en', new Date(2026, 2, 7, 23, 59).getTime(), justAfterMidnight)).toBeUndefined()
  expect(shortTime('en', justAfterMidnight, justAfterMidnight)).toBe('00:05')
  expect(shortTime('en', lateBefore, justAfterMidnight)).toBe('yesterday, 00:30')
  expect(asOfTime('es', justAfterMidnight, justAfterMidnight)).toBe('las 00:05')
  expect(asOfTime('es', lateBefore, justAfterMidnight)).toBe('ayer, 00:30')
})

test('a time far from now is told with its year', () => {
  const time = new Date(2025, 10, 20, 14, 5).getTime()
  const yearLater = new Date(2026, 10, 20, 14, 5).getTime()
  expect(shortTime('en', time, yearLater)).toBe('Nov 20, 2025, 14:05')
  expect(shortTime('es', time, yearLater)).toBe('20 nov 2025, 14:05')
  expect(shortTime('en', yearLater, time)).toBe('Nov 20, 2026, 14:05')
})
