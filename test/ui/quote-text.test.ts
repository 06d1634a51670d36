import { expect, test } from 'vitest'
import { cleaned, quoteText } from '../../src/ui/quote-text.ts'

const source = {
  title: 'Laundry workers vote to strike',
  publisher: 'Roseville DSA',
  url: 'https://chapter.example/1',
}

test('a quote names its title, its publisher and its address', () => {
  expect(quoteText({ ...source, text: 'Forty said yes.', language: 'en' })).toBe(
    '“Forty said yes.” — Laundry workers vote to strike, Roseville DSA, https://chapter.example/1',
  )
})

test('in Spanish it stands in Spanish quotation marks', () => {
  expect(quoteText({ ...source, text: 'Cuarenta dijeron que sí.', language: 'es-MX' })).toMatch(
    /^«Cuarenta dijeron que sí.» — Laundry/,
  )
})

test('what the post does not say is not made up', () => {
  const nothing = { title: undefined, url: undefined }
  expect(quoteText({ text: 'Yes.', publisher: 'Roseville DSA', language: 'en', ...nothing })).toBe(
    '“Yes.” — Roseville DSA',
  )
  expect(quoteText({ text: 'Yes.', publisher: undefined, language: 'en', ...nothing })).toBe('“Yes.”')
})

test('soft hyphens, empty lines and spaces at the ends are left behind, paragraphs stay', () => {
  expect(cleaned('  soli\u00addarity\t for   ever \n\n\n \n and ever\u200b\n')).toBe(
    'solidarity for ever\n\nand ever',
  )
})
