import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Post } from '../../../src/core/domain/post.ts'
import { copiesOf, latestPosts, postById } from '../../../src/core/storage/posts.ts'
import { makePost } from '../../support/make-post.ts'
import { newestPostsOf } from '../../support/newest-posts-of.ts'
import { freshDatabase } from './fresh-database.ts'
import { makePosts, now, store, withBody } from './make-stored.ts'

beforeEach(freshDatabase)

const { getAllRecords } = IDBIndex.prototype as { getAllRecords?: unknown }

afterEach(() => {
  Object.defineProperty(IDBIndex.prototype, 'getAllRecords', { value: getAllRecords, configurable: true })
})

describe.each(['getAll with a direction', 'cursors only, as WebKit has'])('%s', (engine) => {
  beforeEach(() => {
    if (engine.startsWith('cursors')) Reflect.deleteProperty(IDBIndex.prototype, 'getAllRecords')
  })

  test('the timeline runs from new to old over all sources', async () => {
    await store('a', makePosts('a', 5, now, 2))
    await store('b', makePosts('b', 5, now - 1, 2))
    const posts = await latestPosts({ sourceIds: 'all', count: 4 })
    expect(posts.map((post) => post.id)).toEqual(['a/0', 'b/0', 'a/1', 'b/1'])
  })

  test('pages follow one another without a gap or a repeat, also among posts of one moment', async () => {
    const sameTime = Array.from({ length: 25 }, (_, at) =>
      withBody(makePost({ id: `a/${at}`, sourceId: 'a' })),
    )
    await store('a', sameTime)
    const ids = (await allPages({ sourceIds: 'all', count: 10 })).map((post) => post.id)
    expect(ids.length).toBe(25)
    expect(new Set(ids).size).toBe(25)
  })

  test('only posts of followed sources are given', async () => {
    await store('a', makePosts('a', 30))
    await store('b', makePosts('b', 30))
    const posts = await latestPosts({ sourceIds: new Set(['b']), count: 20 })
    expect(posts.map((post) => post.id)).toEqual(makePosts('b', 20).map(({ post }) => post.id))
  })

  test('followed posts that lie far back are found, in the same order as by a walk', async () => {
    await store('busy', makePosts('busy', 3000))
    const quiet = ['q1', 'q2', 'q3', 'q4']
    for (const [at, id] of quiet.entries()) {
      await store(id, makePosts(id, 10 + at * 7, now - 3_600_000 * (2000 + 300 * at), at + 1))
    }
    const sourceIds = new Set(quiet)
    const everything = await latestPosts({ sourceIds: 'all', count: 5000 })
    const expected = everything.filter((post) => sourceIds.has(post.sourceId)).map((post) => post.id)
    const paged = (await allPages({ sourceIds, count: 15 })).map((post) => post.id)
    expect(paged).toEqual(expected)
  })

  test('a source with most of the page still gives all of its share', async () => {
    await store('busy', makePosts('busy', 3000))
    await store('loud', makePosts('loud', 60, now - 3_600_000 * 4000))
    for (const id of ['x', 'y', 'z']) await store(id, makePosts(id, 2, now - 3_600_000 * 5000))
    const posts = await latestPosts({ sourceIds: new Set(['loud', 'x', 'y', 'z']), count: 50 })
    expect(posts.map((post) => post.id)).toEqual(makePosts('loud', 50).map(({ post }) => post.id))
  })

  test('the newest posts of one source are its own', async () => {
    await store('a', makePosts('a', 5))
    await store('ab', makePosts('ab', 5))
    expect((await newestPostsOf('a', 3)).map((post) => post.id)).toEqual(['a/0', 'a/1', 'a/2'])
  })
})

test('with no source followed the timeline is empty', async () => {
  await store('a', makePosts('a', 5))
  expect(await latestPosts({ sourceIds: new Set(), count: 5 })).toEqual([])
})

test('a post that is not stored is undefined', async () => {
  expect(await postById('a/none')).toBeUndefined()
})

async function allPages(wanted: { sourceIds: Set<string> | 'all'; count: number }): Promise<Post[]> {
  const all: Post[] = []
  for (;;) {
    const page = await latestPosts({ ...wanted, before: all.at(-1) })
    all.push(...page)
    if (page.length < wanted.count) return all
  }
}

test('a post’s copies are those of other sources within two weeks, newest first, one of each', async () => {
  const day = 86_400_000
  const copy = (sourceId: string, days: number, sketch = 'a'.repeat(24), id = `${sourceId}/copy`) =>
    withBody(makePost({ id, sourceId, sketch, publishedAt: now - days * day }))
  const own = copy('own', 0)
  await store('own', [own, copy('own', 1, undefined, 'own/again')])
  await store('near', [copy('near', 3), copy('near', 5, undefined, 'near/again')])
  await store('later', [copy('later', -13)])
  await store('far', [copy('far', 15)])
  await store('other', [copy('other', 1, 'b'.repeat(24)), ...makePosts('other', 300)])
  expect((await copiesOf(own.post)).map(({ id }) => id)).toEqual(['later/copy', 'near/copy'])
  const { sketch: _, ...without } = own.post
  expect(await copiesOf(without)).toEqual([])
})
