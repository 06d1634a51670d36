import { expect, test } from 'vitest'
import { toExcerpt } from '../../../src/core/normalize/excerpt.ts'

function excerptOf(html: string, title?: string): string {
  return toExcerpt(html, title).excerpt
}

test('the excerpt is text without markup', () => {
  expect(excerptOf('<p>One <b>two</b> &amp; three</p>')).toBe('One two & three')
})

test('paragraphs are set apart by a space', () => {
  expect(excerptOf('<p>One</p><p>two</p><ul><li>three</li></ul>')).toBe('One two three')
})

test.each([
  ['a byline', '<p>By Rosa L.</p><p>Text</p>'],
  ['a Spanish byline', '<p>Por Rosa L.</p><p>Text</p>'],
  ['an image credit', '<p>Photo: Ana P. / Flickr</p><p>Text</p>'],
  ['a credit with a name', '<p>Photo by Ana P.</p><p>Text</p>'],
  ['a caption', '<figure><img src="x"><figcaption>People march</figcaption></figure><p>Text</p>'],
  [
    'what WordPress adds',
    '<p>Text</p><p>The post <a href="x">One</a> appeared first on <a href="y">Portland DSA</a>.</p>',
  ],
  ['what WordPress adds in Spanish', '<p>Text</p><p>La entrada Uno se publicó primero en Portland.</p>'],
  ['a link to read more', '<p>Text</p><p><a href="x">Read more</a></p>'],
  ['what Squarespace adds to galleries', '<p>View fullsize</p><p>View fullsize</p><p>Text</p>'],
  ['a figure never closed', '<p>Text</p><figure><img src="x">'],
  ['a date', '<p>May 1, 2026</p><p>Text</p>'],
  ['a repeated title', '<h1>One</h1><p>Text</p>'],
  ['a script and a style', '<style>p{}</style><script>x()</script><p>Text</p>'],
  ['a table', '<table><tr><td>1</td></tr></table><p>Text</p>'],
  ['a comment', '<!-- wp:paragraph --><p>Text</p><!-- /wp:paragraph -->'],
])('%s is not part of the excerpt', (_, html) => {
  expect(excerptOf(html, 'One')).toBe('Text')
})

test('a sentence that begins like a byline and is long stays', () => {
  const text =
    'By the time the strike ended, every nurse of the hospital had walked the line at least twice that month.'
  expect(excerptOf(`<p>${text}</p>`)).toBe(text)
})

test('the mark of a clipped description becomes an ellipsis', () => {
  expect(excerptOf('Some text [&#8230;]')).toBe('Some text…')
  expect(excerptOf('Some text [...]')).toBe('Some text…')
})

test('a short body is not clipped', () => {
  expect(toExcerpt('<p>Short</p>', undefined)).toEqual({ excerpt: 'Short', isClipped: false })
})

test('a long body is clipped at a word, within 400 characters', () => {
  const { excerpt, isClipped } = toExcerpt(`<p>${'solidarity '.repeat(100)}</p>`, undefined)
  expect(isClipped).toBe(true)
  expect(excerpt.length).toBeLessThanOrEqual(400)
  expect(excerpt).toMatch(/solidarity…$/)
})

test('a long word is cut without breaking a character', () => {
  expect(excerptOf(`<p>${'🌹'.repeat(300)}</p>`)).toMatch(/^(?:🌹)+…$/u)
})

test('a body of an image alone has an empty excerpt', () => {
  expect(toExcerpt('<img src="x.jpg" alt="y">', 'One')).toEqual({ excerpt: '', isClipped: false })
})
