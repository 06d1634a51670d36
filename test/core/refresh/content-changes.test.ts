import { beforeEach, expect, test } from 'vitest'
import { removedSince } from '../../../src/core/domain/removal.ts'
import { refreshAll } from '../../../src/core/refresh/refresh-all.ts'
import { bodyOf } from '../../../src/core/storage/bodies.ts'
import { fetchStateOf } from '../../../src/core/storage/fetch-states.ts'
import { countPosts } from '../../../src/core/storage/posts.ts'
import { makeFeed } from '../../support/make-feed.ts'
import { newestPostsOf } from '../../support/newest-posts-of.ts'
import { makeRandom } from '../../support/random.ts'
import { type WrittenItem, writeFeed } from '../../support/write-feed.ts'
import { freshDatabase } from '../storage/fresh-database.ts'
import { type FakeServer, startFakeServer } from './fake-server.ts'

const hour = 3_600_000
const start = Date.UTC(2026, 0, 20, 12)
const all = makeFeed({ items: 12, imageEvery: 0 }).items
let server: FakeServer
let now: number

beforeEach(async () => {
  await freshDatabase()
  server = startFakeServer()
  now = start
})

test('an edited post keeps its place, says when, and what it said first', async () => {
  await bring(all)
  const edited = all.map((item, at) => (at === 2 ? { ...item, html: '<p>Corrected.</p>' } : item))
  now += hour
  await bring(edited)
  const posts = await newestPostsOf('a', 50)
  expect(posts.flatMap(({ editedAt }, at) => (editedAt === undefined ? [] : [[at, editedAt]]))).toEqual([
    [2, now],
  ])
  const body = await bodyOf(posts[2]?.id ?? '')
  expect(body?.html).toBe('<p>Corrected.</p>')
  expect(body?.former?.lines.join(' ').length).toBeGreaterThan(20)
})

test('a post missing from two bodies in a row is told as removed, and stays', async () => {
  await bring(all)
  await bring(without(3))
  expect(await removed()).toEqual([])
  await bring([...without(3)].map((item) => ({ ...item, tags: ['new'] })))
  expect(await removed()).toEqual([all[3]?.title])
  expect(await countPosts()).toBe(12)
})

test('a post missing from one body is told as removed once a refresh an hour later finds the same', async () => {
  await bring(all)
  await bring(without(3))
  now += hour - 1
  await refresh()
  expect(await removed()).toEqual([])
  now += 1
  await refresh()
  expect(await removed()).toEqual([all[3]?.title])
})

test('a post that is listed again was never removed', async () => {
  await bring(all)
  await bring(without(3))
  await bring(all)
  now += 9 * hour
  await refresh()
  expect(await removed()).toEqual([])
  expect((await newestPostsOf('a', 50)).some(({ missing }) => missing)).toBe(false)
})

test.each(Array.from({ length: 25 }, (_, seed) => seed))(
  'of any feed that moves on, only what was taken out of its window is told as removed (%i)',
  async (seed) => {
    const random = makeRandom(seed)
    const archive = makeFeed({ items: 40, imageEvery: 0, seed }).items
    const size = random.between(5, 12)
    const taken = new Set<string>()
    for (let newest = 25; newest > 15; newest -= random.between(0, 2)) {
      const window = archive.slice(newest, newest + size)
      await bring(window.filter(({ id }) => !taken.has(id)))
      // Never the oldest: what a feed ends with it may just have grown out of.
      const inner = window.slice(0, -3).filter(({ id }) => !taken.has(id))
      if (random.chance(0.3) && taken.size < 2 && inner[0]) taken.add(random.pick(inner).id)
    }
    now += 2 * hour
    await refresh()
    const titles = await removed()
    const expected = archive.filter(({ id }) => taken.has(id)).map(({ title }) => title ?? '')
    expect(titles.filter((title) => !expected.includes(title))).toEqual([])
  },
)

test.each([
  ['puts first what is read most', listed(2, 0, 7, 1, 5, 8, 9, 10, 11)],
  ['has posts under new ids', all.map((item) => ({ ...item, id: `${item.id}&new` }))],
  ['lists other posts than before', all.slice(0, 12).filter((_, at) => at % 3 === 0)],
  ['lists next to nothing', listed(0, 11)],
])('nothing is told as removed where a feed %s', async (_, items) => {
  await bring(all)
  await bring(items)
  await bring(items.map((item) => ({ ...item, tags: ['new'] })))
  now += 2 * hour
  await refresh()
  expect(await removed()).toEqual([])
})

test('a feed that is cut off lacks nothing for sure', async () => {
  await bring(all)
  const text = document(all)
  server.publish('a', text.slice(0, text.length / 2))
  await refresh()
  now += 2 * hour
  await refresh()
  expect(await removed()).toEqual([])
})

function listed(...places: number[]): WrittenItem[] {
  return places.flatMap((at) => all[at] ?? [])
}

function without(at: number): WrittenItem[] {
  return all.filter((_, index) => index !== at)
}

function document(items: WrittenItem[]): string {
  return writeFeed('rss', { title: 'A', siteUrl: 'https://chapter.example', language: 'en', items })
}

async function bring(items: WrittenItem[]): Promise<void> {
  server.publish('a', document(items))
  await refresh()
}

async function refresh(): Promise<void> {
  await refreshAll({ now: () => now, signal: new AbortController().signal, waitsMs: [0] })
}

async function removed(): Promise<string[]> {
  const { refreshedAt } = await fetchStateOf('a')
  const posts = await newestPostsOf('a', 100)
  return posts.filter((post) => removedSince(post, refreshedAt) !== undefined).map(({ title }) => title ?? '')
}
