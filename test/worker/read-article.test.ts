import { expect, test } from 'vitest'
import { readArticle } from '../../src/worker/read-article.ts'

const url = 'https://chapter.example/rights'
const words =
  'You have the right to talk with the people you work with about pay, and to write down what is said. '
const paragraph = `<p>${words.repeat(4)}</p>`

test('the article of a page is found, with what the page says of it, and nothing from around it', () => {
  const picture = 'https://chapter.example/hall.png?a=1&amp;b=2'
  const article = readArticle({
    url,
    xml: page(`${paragraph}<p>“Ñandú”\u00a0&lt;3 &amp; 🌹</p><img src="${picture}" />`),
  })
  expect(article).toMatchObject({
    title: 'Rights at work',
    pictures: ['https://chapter.example/hall.png?a=1&b=2'],
  })
  expect(article?.text).toContain('“Ñandú”\u00a0<3 & 🌹')
  expect(article?.html).toContain('&lt;3 &amp; 🌹')
  expect(article?.text).not.toContain('Donate')
})

test('what a page hides is not read', () => {
  const article = readArticle({
    url,
    xml: page(`${paragraph}<div hidden=""><p>Nobody sees ${words}</p></div>${paragraph}`),
  })
  expect(article?.text).toContain('You have the right')
  expect(article?.text).not.toContain('Nobody sees')
})

test('a page that can be read in part only, or is none, gives nothing rather than half a text', () => {
  const cut = page(`${paragraph}<p id=broken>${words}</p>${paragraph}`)
  for (const xml of [cut, page(paragraph).slice(0, -40), '', '<', 'text'])
    expect(readArticle({ url, xml })).toBeUndefined()
})

function page(article: string): string {
  return `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Rights at work</title></head><body>
<nav><a href="/donate">Donate</a></nav><article><h1>Rights at work</h1>${article}</article></body></html>`
}
