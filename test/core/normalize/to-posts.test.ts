import { expect, test } from 'vitest'
import { maxPostsOfFeed, toPosts } from '../../../src/core/normalize/to-posts.ts'
import type { FeedItem } from '../../../src/core/parse/feed.ts'
import { makeFeed, makeItem, now, source } from './feed-item.ts'

function postsOf(...items: FeedItem[]) {
  return toPosts(makeFeed(items), source, now, false)
}

function idsOf(...items: FeedItem[]): string[] {
  return postsOf(...items).map(({ post }) => post.id)
}

test('a post keeps its id when its title, text and date change', () => {
  const [before] = idsOf(makeItem({ title: 'One', html: '<p>x</p>', publishedAt: 1 }))
  const [after] = idsOf(makeItem({ title: 'Two', html: '<p>y</p>', publishedAt: 2 }))
  expect(after).toBe(before)
})

test('the id of a post begins with its source and is safe in an address', () => {
  expect(idsOf(makeItem())[0]).toMatch(/^portland\/[a-z0-9]+$/)
})

test('the same item in two sources is two posts', () => {
  const [here] = idsOf(makeItem())
  const [there] = toPosts(makeFeed([makeItem()]), { ...source, id: 'salem' }, now, false)
  expect(there?.post.id).not.toBe(here)
})

test('of items that are the same twice the first stays', () => {
  const posts = postsOf(
    makeItem({ url: 'https://portland.example/1', title: 'New' }),
    makeItem({ url: 'https://portland.example/1', title: 'Old' }),
  )
  expect(posts.map(({ post }) => post.title)).toEqual(['New'])
})

test('posts that share an id are told apart by their addresses', () => {
  const first = makeItem({ url: 'https://portland.example/1', title: 'One' })
  const second = makeItem({ url: 'https://portland.example/2', title: 'Two' })
  const ids = idsOf(first, second)
  expect(new Set(ids).size).toBe(2)
  expect(idsOf(second, first)).toEqual(ids.toReversed())
})

test('posts that share an id and have no address are told apart by their titles', () => {
  expect(idsOf(makeItem({ title: 'One' }), makeItem({ title: 'Two' }))).toHaveLength(2)
})

test('posts that share an id and a title and have no address are told apart by their texts', () => {
  const ids = idsOf(
    makeItem({ title: 'One', html: '<p>a</p>' }),
    makeItem({ title: 'One', html: '<p>b</p>' }),
  )
  expect(new Set(ids).size).toBe(2)
})

test('of a very long feed the newest are kept, in feed order', () => {
  const items = Array.from({ length: 10_000 }, (_, index) =>
    makeItem({ id: `${index}`, title: `${index}`, publishedAt: Date.UTC(2000, 0, 1) + index }),
  )
  const posts = postsOf(...items)
  expect(posts).toHaveLength(maxPostsOfFeed)
  expect(posts[0]?.post.title).toBe('8000')
  expect(posts.at(-1)?.post.title).toBe('9999')
})

test('of a very long feed without dates the first are kept', () => {
  const items = Array.from({ length: 3000 }, (_, index) => makeItem({ id: `${index}`, title: `${index}` }))
  expect(postsOf(...items)[0]?.post.title).toBe('0')
  expect(postsOf(...items)).toHaveLength(maxPostsOfFeed)
})

test('the item in which a document breaks off before its id becomes no post', () => {
  const items = [makeItem({ id: '1' }), makeItem({ id: 'hash:x', title: 'Two', isUnsure: true })]
  expect(idsOf(...items)).toHaveLength(1)
})
