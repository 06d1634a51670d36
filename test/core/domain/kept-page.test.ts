import { expect, test } from 'vitest'
import { dayOfPage, pageAddress } from '../../../src/core/domain/kept-page.ts'

test.each([
  ['https://elm.example/rights', 'https://elm.example/rights'],
  ['  elm.example/rights  ', 'https://elm.example/rights'],
  ['https://ELM.example', 'https://elm.example/'],
  ['https://elm.example/rights?lang=es#part-2', 'https://elm.example/rights?lang=es'],
  ['https://user:word@elm.example/', 'https://elm.example/'],
  ['http://127.0.0.1:8080/x', 'http://127.0.0.1:8080/x'],
  ['', undefined],
  ['the handbook', undefined],
  ['handbook', undefined],
  ['javascript:alert(1)', undefined],
  ['ftp://elm.example/x', undefined],
  ['mailto:hello@elm.example', undefined],
])('the address "%s" names %s', (written, named) => {
  expect(pageAddress(written)).toBe(named)
})

test('of two days the later one tells how old a text is', () => {
  const page = { title: '', html: '', language: 'en', pictures: [] }
  expect(dayOfPage(page)).toBeUndefined()
  expect(dayOfPage({ ...page, publishedOn: '2026-01-02' })).toBe('2026-01-02')
  expect(dayOfPage({ ...page, publishedOn: '2026-01-02', modifiedOn: '2026-05-03' })).toBe('2026-05-03')
  expect(dayOfPage({ ...page, publishedOn: '2026-01-02', modifiedOn: '2025-05-03' })).toBe('2026-01-02')
})
