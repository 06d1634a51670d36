import { expect, test } from 'vitest'
import { plainName } from '../../../src/core/normalize/plain-name.ts'

test('a name in any script stays as it is', () => {
  for (const name of ['Ana María Peña', 'עיתון', 'اتحاد', 'नेपाली', '👩‍👩‍👧‍👦', 'a\u200eb'])
    expect(plainName(name)).toBe(name)
})

test('a name that would turn our own words around does not', () => {
  expect(plainName('Meeting \u202egnitoov')).toBe('Meeting gnitoov')
  expect(plainName('\u2067\u202bPicket\u2069')).toBe('Picket')
})

test.each([
  ['white space', ' \u00a0\u2003\u3000'],
  ['joiners', '\u200d'.repeat(100)],
  ['fillers and marks of direction', '\u200b\u00ad\u2060\ufeff\u200e\u202e\u3164'],
  ['tags of a language', '\u{e0001}\u{e0065}'],
  ['nothing at all', undefined],
])('%s is no name', (_, written) => {
  expect(plainName(written)).toBeUndefined()
})

test('a name longer than any is cut, and no sign in two', () => {
  expect(plainName('Solidarity '.repeat(100), 50)).toBe('Solidarity Solidarity Solidarity Solidarity…')
  expect(plainName('👍'.repeat(100), 10)).toBe('👍👍👍👍…')
})
