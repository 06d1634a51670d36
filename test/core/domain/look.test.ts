import { expect, test } from 'vitest'
import { type Look, toLook } from '../../../src/core/domain/look.ts'

const look: Look = { language: 'es', theme: 'e-ink', textSize: 200, readingFace: 'sans' }

test('a look that was kept is read again', () => {
  expect(toLook(JSON.parse(JSON.stringify(look)))).toEqual(look)
})

test.each([
  ['a language the app does not speak', { language: '"><script>' }],
  ['a theme nobody can choose', { theme: '"><script>' }],
  ['a text size without a rule', { textSize: 1000 }],
  ['letters it does not have', { readingFace: 7 }],
  ['no text size', { textSize: undefined }],
])('a kept look with %s is none', (_, other) => {
  expect(toLook({ ...look, ...other })).toBeUndefined()
  expect(toLook(null)).toBeUndefined()
})
