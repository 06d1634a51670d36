import { expect, test } from 'vitest'
import { bodyParts } from '../../../src/core/normalize/body-parts.ts'
import { isTruncated } from '../../../src/core/normalize/is-truncated.ts'

const isCut = (html: string, title: string | undefined) => isTruncated(bodyParts(html).text, title)
const words = 'The strike began at dawn and the picket held all day. '.repeat(5)

test.each([
  ['an ellipsis in brackets', `<p>${words} […]</p>`],
  ['dots in brackets', `<p>${words} [...]</p>`],
  ['a reference', `<p>${words} [&#8230;]</p>`],
  [
    'the line of WordPress under it',
    `<p>${words} […]</p>\n<p>The post <a href="/1">Strike</a> appeared first on <a href="/">Elm DSA</a>.</p>`,
  ],
  ['a link to the rest', `<p>${words}… <a href="/1">Continue reading <span>Strike</span></a></p>`],
  ['an arrow', `<p>${words}</p><p><a href="/1">Read the full article →</a></p>`],
  ['Spanish', `<p>${words}</p><p><a href="/1">Seguir leyendo →</a></p>`],
  ['just dots, at the length of an excerpt', `<p>${words} and then…</p>`],
])('a text that ends in %s is only the start', (_, html) => {
  expect(isCut(html, 'Strike')).toBe(true)
})

test.each([
  ['a whole text', `<p>${words}</p>`],
  ['a short joke', '<p>Well, bosses…</p>'],
  ['a long text with a pensive end', `<p>${words.repeat(6)} and so it goes…</p>`],
  ['a word of reading in it', `<p>${words} We went on to read more of Kollontai.</p>`],
  ['nothing', ''],
])('%s is whole', (_, html) => {
  expect(isCut(html, 'Strike')).toBe(false)
})

test('a post without a title ends in dots because its author wrote them', () => {
  expect(isCut(`<p>${words} and then…</p>`, undefined)).toBe(false)
})

test('a text of a megabyte is looked at from its end only', () => {
  expect(isCut(`<p>${words.repeat(20_000)}</p><p>At last […]</p>`, 'Strike')).toBe(true)
})
