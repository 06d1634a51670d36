import { expect, test } from 'vitest'
import { sinceWhen } from '../../src/ui/words/since.ts'

/** A Friday. */
const now = new Date(2026, 10, 20, 15, 0).getTime()
const at = (...date: [number, number, number, number, number]) => new Date(...date).getTime()

test.each([
  [at(2026, 10, 20, 14, 5), '14:05', 'las 14:05'],
  [at(2026, 10, 19, 23, 59), 'yesterday', 'ayer'],
  [at(2026, 10, 17, 9, 0), 'Tuesday', 'el martes'],
  [at(2026, 10, 15, 9, 0), 'Sunday', 'el domingo'],
  [at(2026, 10, 13, 9, 0), 'Friday, November 13', 'el viernes, 13 de noviembre'],
  [at(2025, 10, 13, 9, 0), 'Thursday, November 13, 2025', 'el jueves, 13 de noviembre de 2025'],
  // A clock that was set back.
  [at(2026, 10, 24, 9, 0), 'Tuesday, November 24', 'el martes, 24 de noviembre'],
])('a moment is named as one says it after "since" (%i)', (time, en, es) => {
  expect(sinceWhen('en', time, now)).toBe(en)
  expect(sinceWhen('es', time, now)).toBe(es)
})
