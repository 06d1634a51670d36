import { beforeEach, expect, test } from 'vitest'
import { refreshAll } from '../../../src/core/refresh/refresh-all.ts'
import { bodyOf } from '../../../src/core/storage/bodies.ts'
import { fetchStateOf } from '../../../src/core/storage/fetch-states.ts'
import { countPosts, latestPosts } from '../../../src/core/storage/posts.ts'
import { allowHeld, quarantineOf } from '../../../src/core/storage/quarantines.ts'
import { makeFeed } from '../../support/make-feed.ts'
import { writeFeed } from '../../support/write-feed.ts'
import { freshDatabase } from '../storage/fresh-database.ts'
import { type FakeServer, startFakeServer } from './fake-server.ts'

const now = Date.UTC(2026, 0, 20, 12)
const usual = makeFeed({ items: 20, imageEvery: 0 }).items
let server: FakeServer

beforeEach(async () => {
  await freshDatabase()
  server = startFakeServer()
  publish(usual)
  await refresh()
})

test('posts of somebody who took over a site are put aside, and those stored stay', async () => {
  publish([spam(1), spam(2)])
  expect(await refresh()).toMatchObject({ newPosts: 0, failed: 0 })
  expect(await titles()).toEqual(usual.map(({ title }) => title))
  expect(await quarantineOf('elm')).toMatchObject({
    since: now,
    held: [{ why: { sites: ['best-casino.example'], isOffSubject: true } }, {}],
  })
  expect(await fetchStateOf('elm')).toMatchObject({ postCount: 20, heldCount: 2 })
})

test('honest posts of the same feed come through', async () => {
  const [fresh] = makeFeed({
    items: 1,
    seed: 'fresh',
    newestAt: now - 3_600_000,
    siteUrl: 'https://a.example',
  }).items
  publish([spam(1), ...(fresh ? [fresh] : []), ...usual])
  expect(await refresh()).toMatchObject({ newPosts: 1 })
  expect((await titles())[0]).toBe(fresh?.title)
})

test('what is put aside stays so from one refresh to the next, also when its feed no longer lists it', async () => {
  publish([spam(1), ...usual])
  await refresh()
  publish([spam(2), ...usual])
  await refresh(now + 1000)
  expect(await quarantineOf('elm')).toMatchObject({ since: now, held: [{}, {}] })
})

test('once allowed they stand in the timeline with their texts, and more of the kind comes through', async () => {
  publish([spam(1), ...usual])
  await refresh()
  await allowHeld('elm')
  const [newest] = await latestPosts({ sourceIds: 'all', count: 1 })
  expect(newest?.title).toBe('Bonus codes 1')
  expect((await bodyOf(newest?.id ?? ''))?.html).toContain('roulette')
  expect(await countPosts()).toBe(21)
  expect(await quarantineOf('elm')).toBeUndefined()
  expect(await fetchStateOf('elm')).not.toHaveProperty('heldCount')
  publish([spam(2), spam(1), ...usual])
  expect(await refresh()).toMatchObject({ newPosts: 1 })
})

test('of a source that is new nothing is put aside', async () => {
  server.publish('new', writeFeed('rss', { ...site, items: [spam(1)] }))
  expect(await refresh()).toMatchObject({ newPosts: 1 })
})

const site = { title: 'Elm', siteUrl: 'https://chapter.example', language: 'en' }

function publish(items: typeof usual): void {
  server.publish('elm', writeFeed('rss', { ...site, items }))
}

function spam(at: number): (typeof usual)[number] {
  const html = `<p>Play roulette, blackjack and hundreds of slot machines with the welcome bonus and free spins. Register
    within minutes, deposit using cryptocurrency and withdraw jackpots instantly. Our experts compare licensed operators,
    wagering requirements, odds and payout percentages.</p><a href="https://best-casino.example/">best casino</a>`
  const url = `https://chapter.example/bonus/${at}`
  return { id: url, url, title: `Bonus codes ${at}`, html, publishedAt: now - at * 1000 }
}

async function titles() {
  return (await latestPosts({ sourceIds: 'all', count: 100 })).map(({ title }) => title)
}

async function refresh(at = now) {
  const result = await refreshAll({ now: () => at, signal: new AbortController().signal, waitsMs: [0] })
  return result.kind === 'finished' ? result.last : result
}
