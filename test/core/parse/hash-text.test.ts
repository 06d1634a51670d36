import { expect, test } from 'vitest'
import { hashText } from '../../../src/core/parse/hash-text.ts'

test('a hash is 14 letters and digits', () => {
  for (const text of ['', 'a', 'https://chapter.example/?p=1', '✊'.repeat(1000)]) {
    expect(hashText(text)).toMatch(/^[a-z0-9]{14}$/)
  }
})

test('the hash of a text never changes, since addresses of posts hold it', () => {
  expect(hashText('https://chapter.example/?p=1')).toBe('1womyfa1mba1rn')
})

test('texts that differ little have different hashes', () => {
  const texts = Array.from({ length: 20_000 }, (_, index) => `https://chapter.example/?p=${index}`)
  expect(new Set([...texts, ...texts.map((text) => `${text} `)].map(hashText)).size).toBe(40_000)
  expect(hashText('ab')).not.toBe(hashText('ba'))
  expect(hashText('a')).not.toBe(hashText('a\0'))
})
