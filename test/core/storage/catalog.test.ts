import { beforeEach, expect, test } from 'vitest'
import { allPublishers, allSources, saveCatalog } from '../../../src/core/storage/catalog.ts'
import { countPosts } from '../../../src/core/storage/posts.ts'
import { readCatalogHash } from '../../../src/core/storage/server-states.ts'
import { makePublisher, makeSource } from '../../support/make-post.ts'
import { freshDatabase } from './fresh-database.ts'
import { makePosts, now, store } from './make-stored.ts'

beforeEach(freshDatabase)

const a = makeSource({ id: 'a', publisherId: 'pa' })
const b = makeSource({ id: 'b', publisherId: 'pb' })
const pa = makePublisher({ id: 'pa' })
const pb = makePublisher({ id: 'pb' })

test('a catalog takes the place of the one before, with its hash', async () => {
  await saveCatalog({ publishers: [pa, pb], sources: [a, b], hash: 'one' }, now)
  const renamed = { ...a, title: 'Renamed' }
  await saveCatalog({ publishers: [pa], sources: [renamed], hash: 'two' }, now)
  expect(await allSources()).toEqual([{ ...renamed, former: { title: a.title, until: now } }])
  expect(await allPublishers()).toEqual([pa])
  expect(await readCatalogHash()).toBe('two')
})

test('what was renamed is known by its former name, too, until it has that again', async () => {
  const save = (title: string, name: string, at: number) =>
    saveCatalog({ publishers: [{ ...pa, name }], sources: [{ ...a, title }] }, at)
  await save(a.title, pa.name, now)
  await store('a', makePosts('a', 2))
  await save('Renamed', 'New name', now + 1)
  // Unchanged since.
  await save('Renamed', 'New name', now + 2)
  expect(await allPublishers()).toEqual([
    { ...pa, name: 'New name', former: { title: pa.name, until: now + 1 } },
  ])
  expect((await allSources())[0]?.former).toEqual({ title: a.title, until: now + 1 })
  expect(await countPosts()).toBe(2)
  await save(a.title, pa.name, now + 3)
  expect((await allSources())[0]?.former?.title).toBe('Renamed')
})

test('a source that left the catalog is retired when posts of it are stored', async () => {
  await saveCatalog({ publishers: [pa, pb], sources: [a, b] }, now)
  await store('b', makePosts('b', 1))
  await saveCatalog({ publishers: [pa], sources: [a] }, now)
  expect(await allSources()).toEqual([a, { ...b, retired: { on: '2026-01-20', reason: '' } }])
  expect(await allPublishers()).toEqual([pa, pb])
})

test('a source keeps the day it was first found missing, and comes back with the catalog', async () => {
  await saveCatalog({ publishers: [pb], sources: [b] }, now)
  await store('b', makePosts('b', 1))
  await saveCatalog({ publishers: [], sources: [] }, now)
  await saveCatalog({ publishers: [], sources: [] }, now + 90 * 86_400_000)
  expect((await allSources())[0]?.retired?.on).toBe('2026-01-20')
  await saveCatalog({ publishers: [pb], sources: [b] }, now)
  expect(await allSources()).toEqual([b])
})
