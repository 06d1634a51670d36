import { expect, test } from 'vitest'
import { itemFacts } from '../../../src/core/normalize/item-facts.ts'
import type { FeedItem } from '../../../src/core/parse/feed.ts'
import { fallbackId } from '../../../src/core/parse/item-id.ts'
import { makeItem, now } from './feed-item.ts'

const facts = (...items: FeedItem[]) => itemFacts(items, now)

test.each([
  '<p>We met on Tuesday and […]</p>',
  `<p>We met on Tuesday ${'and '.repeat(50)}&#8230;</p>`,
  '<p>We met on Tuesday [&hellip;]</p>\n<p>The post <a href="https://elm.example/">Tuesday</a> appeared first on <a href="https://elm.example/">Elm DSA</a>.</p>',
  '<p>We met on Tuesday… <a href="https://elm.example/">Continue reading <span>Tuesday</span> →</a></p>',
])('cut short: %s', (html) => {
  expect(facts(makeItem({ html, title: 'Tuesday' }))).toMatchObject({ cutShort: 1 })
})

test.each(['<p>We met on Tuesday.</p>', '<p>And then … we met.</p>', ''])('whole: %s', (html) => {
  expect(facts(makeItem({ html }))).toMatchObject({ cutShort: 0 })
})

test('an item with a summary alone differs from one with nothing', () => {
  expect(
    facts(makeItem({ summary: 'Short.' }), makeItem(), makeItem({ contentText: 'Long.' })),
  ).toMatchObject({
    onlySummary: 1,
    withoutText: 1,
  })
})

test('an id is the publisher’s own, the link, or made from the content', () => {
  const { id: _, ...parts } = makeItem({ title: 'No guid, no link' })
  const url = 'https://elm.example/a'
  const found = facts(
    makeItem({ id: fallbackId(parts, undefined), title: 'No guid, no link' }),
    makeItem({ id: url, url }),
    makeItem({ id: 'hash:of-its-own', url }),
  )
  expect(found).toMatchObject({ idsFromLink: 1, idsFromContent: 1 })
})

test('dates that cannot be true are none', () => {
  const newestAt = Date.UTC(2026, 3, 28)
  const found = facts(
    makeItem(),
    makeItem({ publishedAt: 0 }),
    makeItem({ publishedAt: now + 86_400_000 }),
    makeItem({ publishedAt: newestAt - 1000 }),
    makeItem({ modifiedAt: newestAt }),
  )
  expect(found).toMatchObject({ undated: 2, inFuture: 1, newestAt })
  expect(facts(makeItem())).not.toHaveProperty('newestAt')
})

test('an image is the item’s own, an attached one or one in the body', () => {
  const url = 'https://elm.example/a.jpg'
  const found = facts(
    makeItem({ imageUrl: url }),
    makeItem({ html: `<p><img src="${url}"></p>` }),
    makeItem({ attachments: [{ url, mimeType: 'image/jpeg' }] }),
    makeItem({ html: '<p>None.</p>' }),
  )
  expect(found).toMatchObject({ all: 4, withImage: 3 })
})
