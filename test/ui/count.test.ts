import { expect, test } from 'vitest'
import { count } from '../../src/ui/words/format.ts'

const values = [
  0, 7, 999, 1000, 1001, 1050, 9999, 12_345, 100_000, 999_999, 1_000_000, 12_345_678, -5, -1234, 2.5,
]

test.each(['en', 'es'] as const)('a number in %s is written as Intl writes it', (language) => {
  const asIntl = new Intl.NumberFormat(`${language}-US`)
  for (const value of values) expect(count(language, value)).toBe(asIntl.format(value))
})
