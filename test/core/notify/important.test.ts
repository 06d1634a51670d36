import { expect, test } from 'vitest'
import { isImportant } from '../../../src/core/notify/important.ts'
import { dayAfter, isQuiet } from '../../../src/core/notify/time-of-day.ts'

test.each([
  'Join the picket line on Monday',
  'Rally for rent control',
  'STRIKE: what to know',
  'Nurses strikes continue',
  'Workers picketing at dawn',
  'We marched on city hall',
  'Rapid-response training tonight',
  'Manifestación por la vivienda',
  'Llamado a la acción',
  'Huelgas en todo el estado',
])('“%s” is important', (title) => {
  expect(isImportant({ title, tags: [] })).toBe(true)
})

test.each([
  'Reading group',
  'Striking a balance?',
  'Notes from March’s meeting',
  'March 2026 newsletter',
  'Parole hearing',
])('“%s” is not', (title) => {
  expect(isImportant({ title, tags: [] })).toBe(false)
})

test('tags count, too', () => {
  expect(isImportant({ tags: ['labor', 'Picket'] })).toBe(true)
  expect(isImportant({ tags: ['labor'] })).toBe(false)
})

test('quiet hours may go over midnight, and end at their end', () => {
  const night = { from: 22 * 60, to: 7 * 60 }
  expect([22 * 60, 0, 7 * 60 - 1].map((minute) => isQuiet(night, minute))).toEqual([true, true, true])
  expect([7 * 60, 12 * 60, 22 * 60 - 1].map((minute) => isQuiet(night, minute))).toEqual([
    false,
    false,
    false,
  ])
  expect(isQuiet({ from: 60, to: 60 }, 60)).toBe(false)
  expect(isQuiet(undefined, 0)).toBe(false)
})

test('the day after the last of a year is the first of the next', () => {
  expect(dayAfter(new Date(2026, 11, 31, 23, 59))).toBe('2027-01-01')
})
