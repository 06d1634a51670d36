import { expect, test } from 'vitest'
import { textDirection } from '../../src/ui/words/text-direction.ts'

test.each([
  ['he', 'DSA: שביתה במכבסה', 'rtl'],
  ['ar-EG', 'DSA تدعم الإضراب', 'rtl'],
  ['he', 'Laundry strike', 'auto'],
  ['en', 'שביתה במכבסה', 'auto'],
  ['und', 'Huelga', 'auto'],
] as const)('text said to be %s, "%s", gets the direction %s', (language, text, direction) => {
  expect(textDirection(language, text)).toBe(direction)
})
