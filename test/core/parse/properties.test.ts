import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toPosts } from '../../../src/core/normalize/to-posts.ts'
import { escapeText } from '../../../src/core/parse/escape-html.ts'
import type { Feed } from '../../../src/core/parse/feed.ts'
import { parseFeed } from '../../../src/core/parse/parse-feed.ts'

const source = {
  id: 'a',
  publisherId: 'a',
  title: 'A',
  feedUrl: 'https://chapter.example/feed',
  language: 'en',
}
const url = 'https://chapter.example/feed'

/** Text that comes back as it went in: on one line, without what only HTML holds. */
const words = fc
  .array(fc.stringMatching(/^[\p{L}\p{N}“”’.,!?()<>&;'"-]{1,12}$/u), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(' '))
const path = fc.webPath().map((written) => `https://chapter.example${written}`)
const time = fc.integer({ min: Date.UTC(1990, 0, 1) / 1000, max: Date.UTC(2090, 0, 1) / 1000 })
const item = fc.record({
  id: fc.stringMatching(/^[\w:/?=&.-]{1,30}$/),
  title: words,
  link: path,
  seconds: time,
  tags: fc.uniqueArray(words, { maxLength: 4 }),
  body: words,
})
const items = fc.array(item, { maxLength: 6 })
type Item = typeof item extends fc.Arbitrary<infer Value> ? Value : never

const written: Record<string, { write: (items: Item[]) => string; bodyOf: (body: string) => string }> = {
  RSS: { write: writeRss, bodyOf: escapeText },
  Atom: { write: writeAtom, bodyOf: (body) => body },
  'JSON Feed': { write: writeJson, bodyOf: (body) => body },
}

test.each(Object.entries(written))(
  'a valid feed of %s comes back as it was written',
  (_, { write, bodyOf }) => {
    fc.assert(
      fc.property(items, (given) => {
        const feed = read(write(given))
        expect(feed.isDamaged).toBe(false)
        const found = feed.items.map(
          ({ id, title, url: link, publishedAt, tags, contentHtml, contentText }) => ({
            ...{ id, title, link, tags, seconds: (publishedAt ?? 0) / 1000 },
            body: contentText ?? contentHtml,
          }),
        )
        expect(found).toEqual(given.map((one) => ({ ...one, body: bodyOf(one.body) })))
      }),
    )
  },
)

test('posts have ids of their own and excerpts of a size, whatever the items', () => {
  fc.assert(
    fc.property(items, (written) => {
      const posts = toPosts(read(writeRss(written)), source, Date.UTC(2026, 0, 1), true)
      expect(new Set(posts.map(({ post }) => post.id)).size).toBe(posts.length)
      for (const { post } of posts) expect(post.excerpt.length).toBeLessThanOrEqual(400)
    }),
  )
})

test('any bytes are a feed or a problem', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(['feed', 'failed']).toContain(parseFeed(bytes, { url }).kind)
    }),
  )
})

test('any words after the start of a feed are a feed', () => {
  const fragment = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom(
      ...['<item>', '</item>', '<title>', '</title>', '<![CDATA[', ']]>', '<!--', '-->', '<a href="', '">'],
      ...['&', '&lt;', '&#x27;', '<', '>', '</', '/>', '="', '<?', '?>', '<description>', '</channel>', '\0'],
    ),
  )
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 60 }), (fragments) => {
      const text = `<rss version="2.0"><channel><title>A</title>${fragments.join('')}`
      const feed = read(text)
      expect(toPosts(feed, source, 0, true).length).toBeLessThanOrEqual(feed.items.length)
    }),
  )
})

test('an item cut off anywhere has its own id, or is marked, or is not there', () => {
  fc.assert(
    fc.property(items, fc.nat(), (written, at) => {
      const text = writeRss(written)
      const parsed = parseFeed(new TextEncoder().encode(text.slice(0, at % (text.length + 1))), { url })
      if (parsed.kind === 'failed') return
      const ids = new Set(written.map(({ id }) => id))
      for (const { id, isUnsure } of parsed.feed.items) expect(isUnsure === true || ids.has(id)).toBe(true)
    }),
  )
})

function read(text: string): Feed {
  const parsed = parseFeed(new TextEncoder().encode(text), { url })
  if (parsed.kind === 'failed') throw new Error(JSON.stringify(parsed.problem))
  return parsed.feed
}

/** Twice escaped, as text in HTML in XML. */
function inHtml(text: string): string {
  return escapeText(escapeText(text))
}

function writeRss(written: Item[]): string {
  const parts = written.map(
    ({ id, title, link, seconds, tags, body }) =>
      `<item><title>${inHtml(title)}</title><link>${escapeText(link)}</link>` +
      `<guid isPermaLink="false">${escapeText(id)}</guid><pubDate>${new Date(seconds * 1000).toUTCString()}</pubDate>` +
      `${tags.map((tag) => `<category>${inHtml(tag)}</category>`).join('')}` +
      `<description>${inHtml(body)}</description></item>`,
  )
  return `<rss version="2.0"><channel><title>A</title>${parts.join('')}</channel></rss>`
}

function writeAtom(written: Item[]): string {
  const parts = written.map(
    ({ id, title, link, seconds, tags, body }) =>
      `<entry><title>${escapeText(title)}</title><link href="${escapeText(link).replaceAll('"', '&quot;')}"/>` +
      `<id>${escapeText(id)}</id><published>${new Date(seconds * 1000).toISOString()}</published>` +
      `${tags.map((tag) => `<category term="${inHtml(tag).replaceAll('"', '&quot;')}"/>`).join('')}` +
      `<content>${escapeText(body)}</content></entry>`,
  )
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>${parts.join('')}</feed>`
}

function writeJson(written: Item[]): string {
  const list = written.map(({ id, title, link, seconds, tags, body }) => ({
    id,
    title: escapeText(title),
    url: link,
    date_published: new Date(seconds * 1000).toISOString(),
    tags: tags.map(escapeText),
    content_text: body,
  }))
  return JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'A', items: list })
}
