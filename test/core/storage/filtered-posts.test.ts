import fc from 'fast-check'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Enclosure, Post } from '../../../src/core/domain/post.ts'
import {
  hasAudio,
  normalizedTag,
  primaryLanguage,
  type TimelineFilter,
} from '../../../src/core/domain/timeline-filter.ts'
import { databaseName } from '../../../src/core/storage/database.ts'
import { countNewerPosts, mostNewer, timelinePage } from '../../../src/core/storage/posts.ts'
import { allowHeld } from '../../../src/core/storage/quarantines.ts'
import { markAllRead, markAllUnread } from '../../../src/core/storage/read-marks.ts'
import { savePosts } from '../../../src/core/storage/save-posts.ts'
import { savePost, unsavePost } from '../../../src/core/storage/saved.ts'
import { makePost, makeSource } from '../../support/make-post.ts'
import { freshDatabase } from './fresh-database.ts'
import { makePosts, now, store, withBody } from './make-stored.ts'

beforeEach(freshDatabase)

const { getAllRecords } = IDBIndex.prototype as { getAllRecords?: unknown }

afterEach(() => {
  Object.defineProperty(IDBIndex.prototype, 'getAllRecords', { value: getAllRecords, configurable: true })
})

const sources = ['a', 'ab', 'b', 'c']
const sound = { url: 'https://chapter.example/1.mp3', mimeType: 'audio/mpeg' }

const somePost = fc.record({
  sourceId: fc.constantFrom(...sources),
  // Few moments, so that many posts share one.
  sortAt: fc.integer({ min: 1, max: 30 }),
  language: fc.constantFrom('en', 'en', 'en-US', 'es', 'es-MX', 'tl'),
  tags: fc.subarray(['Labor', '#labor', 'Housing', 'mutual  aid', ' ']),
  enclosures: fc.boolean().map((isAudio): Enclosure[] => (isAudio ? [sound] : [])),
  isRead: fc.boolean(),
  isSaved: fc.boolean(),
})

const someFilter: fc.Arbitrary<TimelineFilter> = fc.record(
  {
    language: fc.constantFrom('en', 'es', 'ko'),
    tag: fc.constantFrom('labor', 'housing', 'mutual aid', 'none'),
    unread: fc.constant(true as const),
    audio: fc.constant(true as const),
    saved: fc.constant(true as const),
    // Its sources are chosen before posts are asked for: here they are whatever they are.
    kind: fc.constant('podcast' as const),
  },
  { requiredKeys: [] },
)

const someSources = fc.oneof(
  fc.constant('all' as const),
  fc.subarray(sources).map((ids) => new Set(ids)),
)

function matches(
  post: Post,
  sourceIds: ReadonlySet<string> | 'all',
  filter: TimelineFilter,
  { read, saved }: { read: Set<string>; saved: Set<string> },
) {
  return (
    (sourceIds === 'all' || sourceIds.has(post.sourceId)) &&
    (filter.language === undefined || primaryLanguage(post.language) === filter.language) &&
    (filter.tag === undefined || post.tags.some((tag) => normalizedTag(tag) === filter.tag)) &&
    (!filter.audio || hasAudio(post)) &&
    (!filter.unread || !read.has(post.id)) &&
    (!filter.saved || saved.has(post.id))
  )
}

describe.each(['getAll with a direction', 'cursors only, as WebKit has'])('%s', (engine) => {
  beforeEach(() => {
    if (engine.startsWith('cursors')) Reflect.deleteProperty(IDBIndex.prototype, 'getAllRecords')
  })

  test('every combination of filters gives, page by page, what looking at each post gives', async () => {
    const phones = fc.array(somePost, { maxLength: 120 })
    const asked = fc.array(fc.tuple(someFilter, someSources, fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
      maxLength: 6,
    })
    await fc.assert(
      fc.asyncProperty(phones, asked, async (given, questions) => {
        await freshDatabase()
        const posts = given.map((one, at) => makePost({ ...one, id: `${one.sourceId}/${at}` }))
        for (const id of sources)
          await store(
            id,
            posts.filter(({ sourceId }) => sourceId === id).map((post) => withBody(post)),
          )
        const read = new Set(posts.filter((_, at) => given[at]?.isRead).map(({ id }) => id))
        await markAllRead([...read], now)
        const saved = new Set(posts.filter((_, at) => given[at]?.isSaved).map(({ id }) => id))
        for (const id of saved) await savePost(id, now)
        posts.sort((a, b) => b.sortAt - a.sortAt || (a.id > b.id ? -1 : 1))
        for (const [filter, sourceIds, count] of questions) {
          const expected = posts
            .filter((post) => matches(post, sourceIds, filter, { read, saved }))
            .map(({ id }) => id)
          expect(await allIds({ filter, sourceIds, count })).toEqual(expected)
          const place = posts[Math.floor(posts.length / 2)]
          if (!place) continue
          const above = posts.slice(0, posts.indexOf(place))
          expect(await countNewerPosts(place, { filter, sourceIds })).toBe(
            above.filter((post) => matches(post, sourceIds, filter, { read, saved })).length,
          )
        }
      }),
      { numRuns: 40, seed: 5 },
    )
  })

  test('posts of quiet sources are found below hundreds of others', async () => {
    await store('a', makePosts('a', 400))
    await store('b', makePosts('b', 3, now - 3_600_000 * 50))
    await store('c', makePosts('c', 4, now - 3_600_000 * 5000))
    await markAllRead(['b/1', 'c/2'], now)
    const wanted = { filter: { kind: 'podcast' as const }, sourceIds: new Set(['b', 'c']) }
    const page = await timelinePage({ ...wanted, count: 6 })
    expect(page.posts.map(({ id }) => id)).toEqual(['b/0', 'b/1', 'b/2', 'c/0', 'c/1', 'c/2'])
    expect([...page.read].sort()).toEqual(['b/1', 'c/2'])
    expect(await allIds({ ...wanted, count: 2 })).toEqual(['b/0', 'b/1', 'b/2', 'c/0', 'c/1', 'c/2', 'c/3'])
  })

  test('a few unread posts below thousands of read ones are found', async () => {
    const posts = makePosts('a', 3000)
    await store('a', posts)
    await store('b', makePosts('b', 3, now - 3_600_000 * 5000))
    await markAllRead(
      posts.slice(0, 2990).map(({ post }) => post.id),
      now,
    )
    const ids = await allIds({ filter: { unread: true }, sourceIds: 'all', count: 8 })
    expect(ids).toEqual([...Array.from({ length: 10 }, (_, at) => `a/${2990 + at}`), 'b/0', 'b/1', 'b/2'])
  })
})

test('more saved posts than are read whole are found by a walk, a post that is gone among them', async () => {
  const posts = makePosts('a', 1500)
  await store('a', posts)
  const kept = posts.filter((_, at) => at % 5 === 0).map(({ post }) => post.id)
  for (const id of [...kept, 'a/gone']) await savePost(id, now)
  const saved = { filter: { saved: true as const }, sourceIds: 'all' as const }
  expect(await allIds({ ...saved, count: 20 })).toEqual(kept)
  expect(await countNewerPosts({ sortAt: 0, id: '' }, saved)).toBe(kept.length)
  for (const id of kept.slice(3)) await unsavePost(id)
  const get = vi.spyOn(IDBObjectStore.prototype, 'get')
  expect(await allIds({ ...saved, count: 20 })).toEqual(kept.slice(0, 3))
  expect(get.mock.calls.length).toBeLessThan(10)
  get.mockRestore()
})

test('newer posts of few sources are counted among thousands of others', async () => {
  await store('a', makePosts('a', 2500))
  await store('b', makePosts('b', 7))
  const sourceIds = new Set(['b', 'c'])
  expect(await countNewerPosts({ sortAt: 0, id: '' }, { sourceIds, filter: { language: 'en' } })).toBe(7)
})

test('of newer posts no more are counted than a number tells anything', async () => {
  await store('a', makePosts('a', mostNewer + 50))
  expect(await countNewerPosts({ sortAt: 0, id: '' }, { sourceIds: 'all' })).toBe(mostNewer)
})

test('marking many read says which were unread, and can be undone', async () => {
  await store('a', makePosts('a', 4))
  await markAllRead(['a/1'], now)
  expect(await markAllRead(['a/0', 'a/1', 'a/2'], now)).toEqual(['a/0', 'a/2'])
  const unread = { filter: { unread: true as const }, sourceIds: 'all' as const, count: 8 }
  expect(await allIds(unread)).toEqual(['a/3'])
  await markAllUnread(['a/0', 'a/2'])
  expect(await allIds(unread)).toEqual(['a/0', 'a/2', 'a/3'])
})

test('a changed post is found by what it is now and no longer by what it was', async () => {
  const post = makePost({ id: 'a/1', sourceId: 'a', tags: ['Labor'], contentHash: '1' })
  await store('a', [withBody(post)])
  await store('a', [withBody({ ...post, tags: ['Housing'], contentHash: '2' })], 'body-2')
  const tagged = (tag: string) => allIds({ filter: { tag }, sourceIds: 'all', count: 8 })
  expect(await tagged('labor')).toEqual([])
  expect(await tagged('housing')).toEqual(['a/1'])
})

test('a post that was held back is found once it is let in', async () => {
  const post = makePost({ id: 'a/1', sourceId: 'a', tags: ['Labor'] })
  const held = { ...withBody(post), why: { sites: ['casino.example'] } }
  await savePosts(makeSource({ id: 'a' }), [], { hash: 'body-1', held: [held] }, now)
  await allowHeld('a')
  expect(await allIds({ filter: { tag: 'labor' }, sourceIds: 'all', count: 8 })).toEqual(['a/1'])
})

test('posts stored before there were filters are found, too', async () => {
  const old = await openDB(databaseName, 2, { upgrade: createStoresOfThen })
  const then = Array.from({ length: 1203 }, (_, at) =>
    makePost({ id: `a/${String(at).padStart(4, '0')}`, sourceId: 'a', sortAt: at, language: 'es-MX' }),
  )
  const writing = old.transaction('posts', 'readwrite')
  await Promise.all(then.map((post) => writing.store.put(post)))
  await writing.done
  old.close()
  const ids = await allIds({ filter: { language: 'es' }, sourceIds: 'all', count: 400 })
  expect(ids).toEqual(then.map(({ id }) => id).reverse())
})

function createStoresOfThen(database: Awaited<ReturnType<typeof openDB>>): void {
  const posts = database.createObjectStore('posts', { keyPath: 'id' })
  posts.createIndex('by-time', ['sortAt', 'id'])
  posts.createIndex('by-source-time', ['sourceId', 'sortAt', 'id'])
  database.createObjectStore('readMarks', { keyPath: 'postId' })
  database.createObjectStore('saved', { keyPath: 'postId' })
}

async function allIds(wanted: Omit<Parameters<typeof timelinePage>[0], 'before'>): Promise<string[]> {
  const ids: string[] = []
  for (let before: Post | undefined; ; ) {
    const { posts } = await timelinePage({ ...wanted, before })
    ids.push(...posts.map(({ id }) => id))
    if (posts.length < wanted.count) return ids
    before = posts.at(-1)
  }
}
