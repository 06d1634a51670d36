import { expect, test } from 'vitest'
import { readHead } from '../../../proxy/poll/feed-head.ts'

const url = 'https://elm.example/news/feed'
const hour = 60 * 60_000

function head(text: string, link?: string) {
  return readHead(Buffer.from(text), link === undefined ? {} : { link }, url)
}

const rss = (inside: string, items = '<item><title>March</title></item>', after = '') =>
  `<?xml version="1.0"?>\n<rss><channel><title>Elm</title>${inside}${items}</channel></rss>${after}`
const atom = (inside: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Elm</title>${inside}<entry><id>1</id></entry></feed>`

test.each([
  ['<ttl>90</ttl>', 1.5 * hour],
  ['<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>', hour / 2],
  ['<sy:updatePeriod> daily </sy:updatePeriod>', 24 * hour],
  ['<ttl>30</ttl><sy:updatePeriod>hourly</sy:updatePeriod>', hour],
  ['<sy:updatePeriod>sometimes</sy:updatePeriod>', undefined],
  ['<ttl>soon</ttl>', undefined],
])('%s is a hint', (inside, ms) => {
  expect(head(rss(inside)).hintMs).toBe(ms)
})

test('a hint within a post is none', () => {
  expect(head(rss('', '<item><ttl>90</ttl></item>')).hintMs).toBeUndefined()
})

const hub = { url: 'https://hub.example/', topic: 'https://elm.example/self' }

test.each([
  ['Atom', atom('<link rel="hub" href="https://hub.example/"/><link rel="self" href="/self"/>')],
  [
    'RSS',
    rss(
      `<atom:link href='https://hub.example/' rel='hub' /><atom:link rel="self" href="https://elm.example/self"/>`,
    ),
  ],
  [
    'JSON Feed',
    JSON.stringify({
      feed_url: 'https://elm.example/self',
      hubs: [
        { type: 'rssCloud', url: 'x' },
        { type: 'WebSub', url: 'https://hub.example/' },
      ],
      items: [],
    }),
  ],
])('the hub of %s is found', (_, text) => {
  expect(head(text).hub).toEqual(hub)
})

test('the hub of a header is found, and goes before that of the feed', () => {
  const header =
    '<https://hub.example/>; rel="hub", </self>; rel=self, <https://elm.example/>; rel="next prev"'
  expect(head(rss('')).hub).toBeUndefined()
  expect(head(rss(''), header).hub).toEqual(hub)
  expect(head(atom('<link rel="hub" href="https://other.example/"/>'), header).hub).toEqual(hub)
})

test('a feed that names no address of its own is known by where it came from', () => {
  const text = rss('<atom:link rel="hub" href="https://hub.example/?a=1&amp;b=2"/>')
  expect(head(text).hub).toEqual({ url: 'https://hub.example/?a=1&b=2', topic: url })
})

test('a link in a post, or one that is no address, is no hub', () => {
  expect(head(rss('', '<item><atom:link rel="hub" href="https://hub.example/"/></item>')).hub).toBeUndefined()
  expect(head(rss('<atom:link rel="hub" href="http://[/"/>')).hub).toBeUndefined()
  expect(head('{"hubs": [{').hub).toBeUndefined()
})

test('a clock is not what a feed says', () => {
  const { gist } = head(rss('<lastBuildDate>Monday</lastBuildDate>'))
  expect(head(rss('<lastBuildDate>Tuesday</lastBuildDate>')).gist).toBe(gist)
  expect(head(rss('<lastBuildDate>Monday</lastBuildDate><!-- in 0.1 s -->')).gist).toBe(gist)
  expect(head(rss('<lastBuildDate>Monday</lastBuildDate>', undefined, '<!-- cached -->')).gist).toBe(gist)
  expect(head(atom('<updated>1</updated>')).gist).toBe(head(atom('<updated>2</updated>')).gist)
})

test.each([
  ['a new post', rss('', '<item><title>New</title></item><item><title>March</title></item>')],
  ['an edited post', rss('', '<item><title>March!</title></item>')],
  ['the date of a post', rss('', '<item><title>March</title><pubDate>Monday</pubDate></item>')],
  ['a comment within a post', rss('', '<item><title>March</title><!-- x --></item>')],
  ['the title', rss('').replace('Elm', 'Oak')],
])('%s is a change', (_, text) => {
  expect(head(text).gist).not.toBe(head(rss('')).gist)
})

test.each([
  '<!--',
  '<link ',
  '<link rel="',
  '<link rel=" \'',
  ' rel=',
  '<updated>',
  '<a:lastBuildDate ',
  '<a:updatePeriod',
  '<a:updateFrequency>',
  '<',
  'a:',
  '<ttl>   ',
])('64 KB of %j are read a hundred times before the runner loses its patience', (piece) => {
  const text = `<rss>${piece.repeat(Math.floor(65_000 / piece.length))}<item>x</item></rss>`
  const link = '<'.repeat(1000) + ';rel='.repeat(200)
  const { gist } = head(text, link)
  // A pattern that looks for an end again and again takes 200 to 600 ms for each: this test would be given up.
  for (let round = 0; round < 100; round++) expect(head(text, link).gist).toBe(gist)
})

test('what has no posts, or is large, is known by all its bytes', () => {
  const empty = (date: string) => `<rss><channel><lastBuildDate>${date}</lastBuildDate></channel></rss>`
  expect(head(empty('Monday')).gist).not.toBe(head(empty('Tuesday')).gist)
  const large = (date: string) =>
    rss(`<lastBuildDate>${date}</lastBuildDate>`, `<item>${'x'.repeat(2 ** 20)}</item>`)
  expect(head(large('Monday')).gist).not.toBe(head(large('Tuesday')).gist)
})
