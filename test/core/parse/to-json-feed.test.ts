import { expect, test } from 'vitest'
import { parseFeed } from '../../../src/core/parse/parse-feed.ts'
import { toJsonFeed } from '../../../src/core/parse/to-json-feed.ts'

function documentOf(text: string): Record<string, unknown> {
  const parsed = parseFeed(new TextEncoder().encode(text), {})
  if (parsed.kind === 'failed') throw new Error(parsed.problem.code)
  return toJsonFeed(parsed.feed)
}

test('a feed of which nothing is said has a version, a format and no items', () => {
  expect(documentOf('<rss version="2.0"><channel></channel></rss>')).toEqual({
    version: 'https://jsonfeed.org/version/1.1',
    _feed: { format: 'rss2.0' },
    items: [],
  })
})

test('what an item does not give is left out, and dates are in UTC', () => {
  const text =
    '<rss version="2.0"><channel><item><guid>1</guid><pubDate>Thu, 01 Jan 2004 14:48:21 EST</pubDate>' +
    '<category>a</category></item></channel></rss>'
  expect(documentOf(text).items).toEqual([{ id: '1', date_published: '2004-01-01T19:48:21Z', tags: ['a'] }])
})

test('a document of ours is read again as it was written', () => {
  const text =
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>1</id><title>B</title>' +
    '<author><name>Rosa</name></author><content type="html">&lt;p&gt;C&lt;/p&gt;</content></entry></feed>'
  const first = documentOf(text)
  expect(documentOf(JSON.stringify(first)).items).toEqual(first.items)
})
