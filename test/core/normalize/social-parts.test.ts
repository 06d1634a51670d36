import { expect, test } from 'vitest'
import { toPost } from '../../../src/core/normalize/to-post.ts'
import { parseFeed } from '../../../src/core/parse/parse-feed.ts'
import { makeFeed, makeItem, now, source } from './feed-item.ts'

type Item = Parameters<typeof makeItem>[0]

function postOf(parts: Item) {
  const item = makeItem(parts)
  return toPost(item, { source, feed: makeFeed([item]), now, index: 0, isFirstRefresh: true }).post
}

const pictures = (count: number) =>
  Array.from({ length: count }, (_, at) => `<img src="https://site.example/${at}.jpg" alt="${at}">`).join('')

test('of a social post the first four pictures are kept, and how many there are', () => {
  const post = postOf({ html: `<p>At the gate.</p>${pictures(6)}` })
  expect(post.pictures?.map(({ alt }) => alt)).toEqual(['0', '1', '2', '3'])
  expect(post.pictureCount).toBe(6)
  const two = postOf({ html: `<p>At the gate.</p>${pictures(2)}` })
  expect([two.pictures?.length, two.pictureCount]).toEqual([2, undefined])
})

test('one picture is the lead image, and an article keeps only that', () => {
  expect(postOf({ html: `<p>At the gate.</p>${pictures(1)}` })).not.toHaveProperty('pictures')
  const article = postOf({ title: 'A vote', html: `<p>At the gate.</p>${pictures(6)}` })
  expect(article).not.toHaveProperty('pictures')
  expect(article.leadImage?.alt).toBe('0')
})

test('players of a social post are kept, two at most', () => {
  const frames = [1, 2, 3].map((at) => `<iframe src="https://www.youtube.com/embed/${at}"></iframe>`)
  const post = postOf({ html: `<p>Watch.</p>${frames.join('')}` })
  expect(post.embeds?.map(({ url }) => url)).toEqual(
    [1, 2].map((at) => `https://www.youtube.com/embed/${at}`),
  )
})

test('hashtags in a social post are its tags, each once, and none in an article', () => {
  const html =
    '<p>Out for <a href="https://social.example/tags/labor">#<span>labor</span></a> and #Bread!</p>'
  expect(postOf({ html, tags: ['Labor'] }).tags).toEqual(['Labor', 'Bread'])
  expect(postOf({ html, title: 'A vote', tags: ['Labor'] }).tags).toEqual(['Labor'])
})

test('what a feed counts is kept with its date, and makes no other post', () => {
  const item = { html: '<p>At the gate.</p>' }
  const counted = postOf({ ...item, commentsCount: 3, likesCount: 0, viewsCount: 90 })
  expect(counted.counts).toEqual({ comments: 3, views: 90, asOf: now })
  expect(postOf({ ...item, commentsCount: 0 })).not.toHaveProperty('counts')
  expect(counted.contentHash).toBe(postOf(item).contentHash)
})

test('counts are read as blogs and YouTube give them', () => {
  const rss = `<rss version="2.0" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel><item>
<guid>1</guid><slash:comments>12</slash:comments></item></channel></rss>`
  const youtube = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><entry>
<id>1</id><media:group><media:community><media:starRating count="7" average="5.00" min="1" max="5"/>
<media:statistics views="1040"/></media:community></media:group></entry></feed>`
  const itemOf = (xml: string) => {
    const parsed = parseFeed(new TextEncoder().encode(xml), { url: 'https://site.example/feed' })
    return parsed.kind === 'feed' ? parsed.feed.items[0] : undefined
  }
  expect(itemOf(rss)).toMatchObject({ commentsCount: 12 })
  expect(itemOf(youtube)).toMatchObject({ likesCount: 7, viewsCount: 1040 })
})
