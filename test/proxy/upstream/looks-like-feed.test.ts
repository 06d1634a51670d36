import { expect, test } from 'vitest'
import { firstLook } from '../../../proxy/upstream/looks-like-feed.ts'

const utf16 = Buffer.from('\uFEFF<?xml version="1.0" encoding="utf-16"?><rss/>', 'utf16le')

test.each([
  ['<rss/>', 'feed'],
  ['\uFEFF \n<?xml version="1.0"?><!-- made by x --><feed/>', 'feed'],
  ['<!DOCTYPE rss PUBLIC "x"><rss/>', 'feed'],
  ['<RDF:RDF/>', 'feed'],
  ['{"version":"https://jsonfeed.org/version/1"}', 'feed'],
  ['an error', 'feed'],
  ['', 'empty'],
  [' \r\n\t', 'empty'],
  ['\uFEFF', 'empty'],
  ['<!-- only -->', 'empty'],
  ['<!DOCTYPE html><p>', 'html'],
  ['\n<!-- x -->\n<HTML lang=en>', 'html'],
  ['<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html/>', 'html'],
  ['<script>location="/login"</script>', 'html'],
] as const)('%j looks like %s', (text, look) => {
  expect(firstLook(Buffer.from(text))).toBe(look)
})

test('what begins with more blanks than any feed is empty', () => {
  expect(firstLook(Buffer.concat([Buffer.alloc(1000, ' '), Buffer.from('<rss/>')]))).toBe('feed')
  expect(firstLook(Buffer.concat([Buffer.alloc(1_000_000), Buffer.from('<rss/>')]))).toBe('empty')
})

test('UTF-16 is read too', () => {
  expect(firstLook(utf16)).toBe('feed')
  expect(firstLook(Buffer.from('\uFEFF<!doctype html>', 'utf16le'))).toBe('html')
})
