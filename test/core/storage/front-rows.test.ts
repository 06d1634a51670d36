import { beforeEach, expect, test } from 'vitest'
import { saveCatalog } from '../../../src/core/storage/catalog.ts'
import {
  addOwnCollection,
  allCollections,
  putOwnCollections,
  removeOwnCollection,
} from '../../../src/core/storage/collections.ts'
import { belowRows, type PostQuery, queriedPosts } from '../../../src/core/storage/front-rows.ts'
import { latestPosts } from '../../../src/core/storage/posts.ts'
import { markRead } from '../../../src/core/storage/read-marks.ts'
import { readCatalogHash } from '../../../src/core/storage/server-states.ts'
import { write } from '../../../src/core/storage/transaction.ts'
import { makePost } from '../../support/make-post.ts'
import { freshDatabase } from './fresh-database.ts'
import { hour, makePosts, now, store, withBody } from './make-stored.ts'

beforeEach(freshDatabase)

test('the parts and the latest of each publisher come together, with what was read', async () => {
  await storeThree()
  await markRead('a/0', now)
  const rows = await belowRows({
    ...threePublishers,
    parts: [part({ sourceIds: new Set(['b']) }), part({ filters: [{ tag: 'nothing' }] })],
  })
  expect(rows.parts.map(ids)).toEqual([['b/0', 'b/1', 'b/2'], []])
  expect(rows.publishers.map(({ at, posts }) => [at, ids(posts)])).toEqual([[2, ['c/0', 'c/1', 'a/0']]])
  expect([...rows.read]).toEqual(['a/0'])
})

test.each([0, 1, 2, 3, 6])('with %i of the newest posts known the publishers are the same', async (count) => {
  await storeThree()
  const sourceIds = new Set(['a', 'b', 'c', 'empty'])
  const newest = await latestPosts({ sourceIds, count })
  for (const publisherCount of [1, 2, 3]) {
    const { publishers } = await belowRows({ ...threePublishers, publisherCount, newest })
    expect(publishers.map(({ at }) => at)).toEqual([2, 1].slice(0, publisherCount))
  }
})

test('any of several tags will do, and a post with two of them comes once', async () => {
  const tagged = (at: number, tags: string[]) =>
    withBody(makePost({ id: `a/${at}`, sourceId: 'a', publishedAt: now - at * hour, tags }))
  await store('a', [
    tagged(0, ['Labor', 'Strike']),
    tagged(1, ['Books']),
    tagged(2, ['strike']),
    tagged(3, ['labor']),
  ])
  const { posts } = await queriedPosts(part({ filters: [{ tag: 'labor' }, { tag: 'strike' }], count: 2 }))
  expect(ids(posts)).toEqual(['a/0', 'a/2'])
})

test('a part ends where it is told to, and what no index tells is asked of a hundred posts', async () => {
  await store('a', makePosts('a', 150))
  const before = { sortAt: now - 10 * hour + 1, id: '' }
  const from = await queriedPosts(part({ before, isIn: ({ sortAt }) => sortAt > now - 12 * hour }))
  expect(ids(from.posts)).toEqual(['a/10', 'a/11'])
  const rare = (at: number) => queriedPosts(part({ isIn: ({ id }) => id === `a/${at}` }))
  expect((await rare(99)).posts).toHaveLength(1)
  expect((await rare(100)).posts).toHaveLength(0)
})

test('collections of one’s own are kept in their order, taken off and brought back', async () => {
  await addOwnCollection('Strikes', { tag: 'strike' })
  await addOwnCollection('En español', { lang: 'es' })
  const [first] = (await allCollections()).own
  const before = await removeOwnCollection(first?.id ?? '')
  expect((await allCollections()).own.map(({ name }) => name)).toEqual(['En español'])
  await putOwnCollections(before)
  expect((await allCollections()).own).toMatchObject([
    { name: 'Strikes', query: { tag: 'strike' } },
    { name: 'En español', query: { lang: 'es' } },
  ])
})

test('own collections that another version wrote otherwise are passed over', async () => {
  const value = [7, { id: 'x', name: 'X', query: { tag: 1 } }, { id: 'y', name: 'Y', query: { tag: 'y' } }]
  await write(['settings'], 'strict', (transaction) =>
    transaction.objectStore('settings').put({ key: 'ownCollections', value }),
  )
  expect((await allCollections()).own.map(({ id }) => id)).toEqual(['y'])
})

test('the collections of the catalog come with it, and a catalog stored without them is asked for again', async () => {
  const collections = [{ id: 'labor', title: { en: 'Labor', es: 'Trabajo' }, tags: ['labor'] }]
  await saveCatalog({ publishers: [], sources: [], collections, hash: 'one' }, now)
  expect((await allCollections()).named).toEqual(collections)
  expect(await readCatalogHash()).toBe('one')
  await write(['serverStates'], 'strict', (transaction) =>
    transaction.objectStore('serverStates').put({ key: 'catalog', hash: 'one' }),
  )
  expect(await readCatalogHash()).toBeUndefined()
  expect((await allCollections()).named).toEqual([])
})

const threePublishers = {
  parts: [],
  publishers: [['empty'], ['b'], ['a', 'c']],
  publisherCount: 1,
  postsOfEach: 3,
  newest: [],
}

async function storeThree(): Promise<void> {
  await store('a', makePosts('a', 5, now))
  await store('b', makePosts('b', 5, now - 10 * hour))
  await store('c', makePosts('c', 5, now + hour))
  await store('off', makePosts('off', 5, now + 9 * hour))
}

function part(given: Partial<PostQuery>): PostQuery {
  return { sourceIds: 'all', filters: [{}], count: 3, ...given }
}

function ids(posts: { id: string }[]): string[] {
  return posts.map(({ id }) => id)
}
