import { expect, test } from 'vitest'
import { dayIn } from '../../src/ui/kept-pages/page-dates.ts'

const now = Date.UTC(2026, 10, 21)

test.each([
  ['2026-05-03T23:30:00-07:00', '2026-05-03'],
  ['2026-05-03', '2026-05-03'],
  ['May 3, 2026', '2026-05-03'],
  ['Sept. 3rd, 2025 by the committee', '2025-09-03'],
  ['3 May 2026', '2026-05-03'],
  ['Sun, 3 May 2026 10:00:00 GMT', '2026-05-03'],
  ['3 de mayo de 2026', '2026-05-03'],
  ['el 3 de mayo', undefined],
  ['2026-02-30', undefined],
  ['2027-01-01', undefined],
  ['0001-01-01', undefined],
  ['05/03/2026', undefined],
  ['soon', undefined],
  ['', undefined],
])('"%s" names the day %s', (text, day) => {
  expect(dayIn(text, now)).toBe(day)
})
