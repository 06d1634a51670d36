import { expect, test } from 'vitest'
import { toPost } from '../../../src/core/normalize/to-post.ts'
import type { Feed, FeedItem } from '../../../src/core/parse/feed.ts'
import { makeFeed, makeItem, now, source } from './feed-item.ts'

function full(item: FeedItem, feed: Partial<Feed> = {}) {
  return toPost(item, { source, feed: makeFeed([item], feed), now, index: 0, isFirstRefresh: false })
}

test('a short post whose title is its text has no title', () => {
  expect(
    full(makeItem({ title: 'Happy May Day!', html: '<p>Happy May Day!</p>' })).post.title,
  ).toBeUndefined()
})

test('a short post whose title is the start of its text has no title', () => {
  const item = makeItem({ title: 'Happy May…', html: '<p>Happy May Day to all!</p>' })
  expect(full(item).post.title).toBeUndefined()
})

test('a post keeps a title that is not its text', () => {
  expect(full(makeItem({ title: 'Happy', html: '<p>Happy May Day!</p>' })).post.title).toBe('Happy')
})

test('a title without a body is shown', () => {
  expect(full(makeItem({ title: 'Happy May Day!' })).post).toMatchObject({
    title: 'Happy May Day!',
    excerpt: '',
  })
})

test('a very long title is cut, and whole in the body', () => {
  const title = 'word '.repeat(20_000).trim()
  const { post, body } = full(makeItem({ title, html: '<p>Text</p>' }))
  expect(post.title?.length).toBeLessThanOrEqual(300)
  expect(post.title).toMatch(/word…$/)
  expect(body.html).toContain(title)
})

test('the body is what the publisher wrote', () => {
  const html = '<p onclick="x()">Text <script>y()</script></p>'
  expect(full(makeItem({ html })).body.html).toBe(html)
})

test('plain text becomes paragraphs', () => {
  const item = makeItem({ contentText: 'a < b\n\nsecond\nline' })
  expect(full(item).body.html).toBe('<p>a &lt; b</p>\n<p>second<br>line</p>')
})

test('a body without tags keeps its line breaks', () => {
  expect(full(makeItem({ html: 'one &amp; two\n\nthree' })).body.html).toBe(
    '<p>one &amp; two</p>\n<p>three</p>',
  )
})

test('a summary stands in for a missing body', () => {
  expect(full(makeItem({ summary: 'Short' })).body.html).toBe('<p>Short</p>')
})

test('photos given beside a body without images are added to it', () => {
  const photo = {
    url: 'https://social.example/p.jpg',
    mimeType: 'image/jpeg',
    alt: 'A "red" flag',
    width: 800,
    height: 600,
  }
  const { post, body } = full(makeItem({ html: '<p>Look</p>', attachments: [photo] }))
  expect(body.html).toContain('<img src="https://social.example/p.jpg" alt="A &quot;red&quot; flag">')
  expect(body.images).toEqual([{ url: photo.url, alt: 'A "red" flag', width: 800, height: 600 }])
  expect(post.leadImage?.url).toBe(photo.url)
  expect(post.enclosures).toEqual([])
})

test('audio is an enclosure, its type told by its name if need be', () => {
  const attachments = [{ url: 'https://pod.example/1.mp3', bytes: 5, durationSeconds: 60 }]
  expect(full(makeItem({ attachments })).post.enclosures).toEqual([
    { url: 'https://pod.example/1.mp3', mimeType: 'audio/mpeg', bytes: 5, durationSeconds: 60 },
  ])
})

test('names and titles nobody sees, or far too long or many, are left out', () => {
  const joiners = '\u200d'.repeat(1000)
  const names = [joiners, 'Ida B. \u202eWells', 'x'.repeat(1000), ...Array(100).fill('Eugene')]
  const item = makeItem({ title: joiners, html: '<p>Text</p>', tags: names })
  const { title, authors, tags } = full({ ...item, authors: names.map((name) => ({ name })) }).post
  expect(title).toBeUndefined()
  for (const kept of [authors, tags]) {
    expect(kept.slice(0, 2)).toEqual(['Ida B. Wells', `${'x'.repeat(119)}…`])
    expect(kept).toHaveLength(49)
  }
})

test('authors are the names of the item, else those of the feed', () => {
  const feed = { authors: [{ name: 'Team' }] }
  expect(
    full(makeItem({ authors: [{ name: 'Rosa' }, { url: 'mailto:x@y.example' }] }), feed).post.authors,
  ).toEqual(['Rosa'])
  expect(full(makeItem(), feed).post.authors).toEqual(['Team'])
})

test.each([
  ['the item', 'es', 'fr', 'es'],
  ['the feed', undefined, 'fr', 'fr'],
  ['the source', undefined, undefined, 'en'],
  ['the feed, when the item names none that exists', 'xx', 'es-MX', 'es-MX'],
  ['the source, when the others say nothing', 'und', 'zxx', 'en'],
])('the language is that of %s', (_, item, feed, language) => {
  const feedParts = feed === undefined ? {} : { language: feed }
  expect(full(makeItem(item === undefined ? {} : { language: item }), feedParts).post.language).toBe(language)
})

test('what a feed says of an item changes its hash, the count of comments does not', () => {
  const hashOf = (parts: Partial<FeedItem>) => full(makeItem({ title: 'One', ...parts })).post.contentHash
  expect(hashOf({ commentsCount: 7 })).toBe(hashOf({}))
  expect(hashOf({ tags: ['x'] })).not.toBe(hashOf({}))
  expect(hashOf({ title: 'Two' })).not.toBe(hashOf({}))
})

const elsewhere = 'https://other.example/?a=1&b=2'

test('the page elsewhere that an item is about is led to from its body, and from the row of a short one', () => {
  const { post, body } = full(
    makeItem({ html: '<p>Look</p>', url: 'https://p.example/1', externalUrl: elsewhere }),
  )
  const written = elsewhere.replace('&', '&amp;')
  expect(body.html).toBe(`<p>Look</p>\n<p>${written}</p>`)
  expect(post).toMatchObject({ url: 'https://p.example/1', embeds: [{ url: elsewhere, kind: 'page' }] })
  expect(body.embeds).toEqual([])
})

test.each([
  [
    'the body leads there',
    '<p><a href="https://other.example/?a=1&amp;b=2">Look</a></p>',
    'https://p.example/1',
  ],
  ['it is the post itself', '<p>Look</p>', elsewhere],
  ['the post has no other address', '<p>Look</p>', undefined],
])('no second link to it where %s', (_, html, url) => {
  const { post, body } = full(makeItem({ html, externalUrl: elsewhere, ...(url !== undefined && { url }) }))
  expect(body.html).toBe(html)
  expect(post.embeds).toBeUndefined()
})

test('translators are kept beside the authors', () => {
  const item = makeItem({ authors: [{ name: 'Ida B.' }], translators: ['Rosa Ibarra', ''] })
  expect(full(item).post).toMatchObject({ authors: ['Ida B.'], translators: ['Rosa Ibarra'] })
  expect(full(makeItem({})).post.translators).toBeUndefined()
})
