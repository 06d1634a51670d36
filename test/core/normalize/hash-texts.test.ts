import { expect, test } from 'vitest'
import { hashTexts } from '../../../src/core/normalize/hash-texts.ts'

test('the hash of texts is 14 letters and digits', () => {
  expect(hashTexts([])).toMatch(/^[a-z0-9]{14}$/)
  expect(hashTexts(['✊'.repeat(100_000), 'x'])).toMatch(/^[a-z0-9]{14}$/)
})

test('one sign more, less or other, anywhere, is another hash', () => {
  const text = 'Bread and roses. '.repeat(10_000)
  const others = [0, 1, 4, 5, 65_535, 65_536, 65_537, text.length - 1].flatMap((at) => [
    `${text.slice(0, at)}✊${text.slice(at + 1)}`,
    `${text.slice(0, at)}x${text.slice(at)}`,
    text.slice(0, at) + text.slice(at + 1),
  ])
  expect(new Set([text, ...others].map((other) => hashTexts([other]))).size).toBe(others.length + 1)
})

test('where one text ends and the next begins counts', () => {
  expect(hashTexts(['ab', 'c'])).not.toBe(hashTexts(['a', 'bc']))
  expect(hashTexts(['a', ''])).not.toBe(hashTexts(['', 'a']))
})

test('short texts that differ have different hashes', () => {
  const texts = Array.from({ length: 20_000 }, (_, index) => `${index}`)
  expect(new Set(texts.map((text) => hashTexts([text]))).size).toBe(20_000)
})
