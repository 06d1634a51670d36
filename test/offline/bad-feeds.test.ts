import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Post } from '../../src/core/domain/post.ts'
import { en } from '../../src/ui/words/en.ts'
import { sourcesEn } from '../../src/ui/words/sources-en.ts'
import { openRefreshed, refreshByHand, storedRows, whenStatus } from '../support/app-page.ts'
import { freePort } from '../support/app-under-test.ts'
import { type FakePublisher, startFakePublisher } from '../support/fake-publisher.ts'
import type { CatalogSource } from '../support/make-catalog.ts'
import type { Fault } from '../support/publisher-fault.ts'
import { startWorld, type World, whenServerHas } from '../support/world.ts'

const rssType = 'application/rss+xml'
const year = new Date().getFullYear()
let world: World
let slowDown: FakePublisher

beforeEach(async () => {
  slowDown = await startFakePublisher()
})

afterEach(async () => {
  await world?.close()
  await slowDown.close()
})

/** What a site does, and what the Sources screen says of it. */
const faults: [Fault, string][] = [
  [{ kind: 'status', status: 404 }, 'The feed isn’t at its address anymore.'],
  [{ kind: 'status', status: 410 }, 'The site has taken its feed down for good.'],
  [{ kind: 'status', status: 403 }, 'The site refuses its feed to robots like our server.'],
  [{ kind: 'status', status: 500 }, 'The site has trouble of its own.'],
  [{ kind: 'reset' }, 'The site can’t be reached.'],
  [{ kind: 'redirectLoop' }, 'The site keeps sending us from one address to another.'],
  [
    { kind: 'redirect', to: 'http://10.0.0.1/' },
    'The feed’s address leads to a place our server doesn’t go.',
  ],
  [{ kind: 'html' }, 'The site sends a web page instead of its feed.'],
  [{ kind: 'captivePortal' }, 'The site sends a web page instead of its feed.'],
  [{ kind: 'empty' }, 'The site sends an empty page instead of its feed.'],
  [{ kind: 'oversize', bytes: 17_000_000, isDeclared: true }, 'The feed is larger than the 17 MB we accept.'],
  [{ kind: 'bomb', encoding: 'gzip', bytes: 20_000_000 }, 'The feed is larger than the 17 MB we accept.'],
  [{ kind: 'truncated' }, 'The feed is cut off. What could be read of it is here.'],
]

/** Addresses at which no feed can be had. */
const addresses: [(publisher: FakePublisher, closedPort: number) => string, RegExp][] = [
  [() => 'http://nowhere.invalid/feed', /The site’s name isn’t known on the internet anymore\./],
  [(_, port) => `http://127.0.0.1:${port}/feed`, /The site turns connections away\./],
  [({ host }) => `https://${host}/feed`, /The site’s security certificate isn’t valid\./],
  [() => `${slowDown.url}/feed`, /The site asks us to slow down\. It asks us to come back after \d\d:\d\d\./],
]

/** Feeds that are odd and readable all the same, with the number of posts they become. */
const oddFeeds: [string, number][] = [
  [rss(Array.from({ length: 10_000 }, (_, at) => item(at, `<title>Episode ${at}</title>`)).join('')), 2000],
  [rss(item('long', `<title>${'Solidarity '.repeat(10_000)}</title>`)), 1],
  [rss('<item><description>Neither title nor date nor guid.</description></item>'), 1],
  [rss(item('same', '<title>First</title>') + item('same', '<title>Second</title>')), 2],
  [rss(item('future', `<title>Not yet</title><pubDate>Fri, 01 Jan ${year + 5} 00:00:00 GMT</pubDate>`)), 1],
  [rss(item('zero', '<title>Before all</title><pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>')), 1],
]

test('whatever is wrong with a site, its source says it in words and all others are read', async () => {
  const closedPort = await freePort()
  const bad = faults.length + addresses.length
  world = await startWorld({
    sources: bad + 2,
    feed: { items: 6, imageEvery: 0 },
    app: { allowHosts: [slowDown.host, `127.0.0.1:${closedPort}`] },
    prepare: (sources, publisher) => {
      slowDown.fault('/feed', { kind: 'status', status: 429, retryAfter: 3600 })
      for (const [at, [fault]] of faults.entries()) publisher.fault(pathOf(sources[at]), fault)
      addresses.forEach(([address], at) => {
        const source = sources[faults.length + at]
        if (source) source.feed = address(publisher, closedPort)
      })
    },
  })
  const { phone, line, sources } = world
  await openRefreshed(phone.page, line.url)
  await phone.page
    .getByRole('banner')
    .getByText(en.status.someFailed(bad - 1))
    .waitFor()
  await phone.page.getByRole('article').first().waitFor()
  const posts = await storedRows(phone.page, 'posts')
  expect(sources.slice(bad).map((source) => ofSource(posts, source).length)).toEqual([6, 6])
  expect(ofSource(posts, sources[faults.length - 1]).length).toBeGreaterThan(1)

  await phone.page.goto(`${line.url}/sources`)
  const sentences = [...faults.map(([, text]) => text), ...addresses.map(([, text]) => text)]
  for (const [at, text] of sentences.entries()) await rowOf(sources[at]).getByText(text).waitFor()
  for (const source of sources.slice(bad)) {
    await rowOf(source).getByText(sourcesEn.posts(6)).waitFor()
    expect(await rowOf(source).locator('.source-problem').count()).toBe(0)
  }
  phone.expectNoFaults()
})

test('feeds that are odd in themselves become posts, none in the future, and each is read', async () => {
  const charset = oddFeeds.length
  world = await startWorld({
    sources: oddFeeds.length + 1,
    feed: { items: 3, imageEvery: 0, language: 'es' },
    prepare: (sources, publisher) => {
      for (const [at, [body]] of oddFeeds.entries())
        publisher.serve(pathOf(sources[at]), { body, contentType: rssType })
      const fault: Fault = { kind: 'wrongCharset', actual: 'latin1', declared: 'utf-8' }
      publisher.fault(pathOf(sources[charset]), fault)
    },
  })
  const { phone, line, sources, feeds } = world
  await openRefreshed(phone.page, line.url)
  const posts = await storedRows(phone.page, 'posts')
  expect(oddFeeds.map((_, at) => ofSource(posts, sources[at]).length)).toEqual(oddFeeds.map(([, n]) => n))
  expect(posts.filter(({ sortAt }) => sortAt > Date.now())).toEqual([])
  expect(Math.max(...posts.map(({ title }) => title?.length ?? 0))).toBeLessThanOrEqual(1000)
  const spanish = sources[charset]
  const written = feeds.get(spanish?.id ?? '')?.items ?? []
  expect(titlesOf(ofSource(posts, spanish))).toEqual(titlesOf(written))
  for (const source of sources) {
    await phone.page.goto(`${line.url}/post/${ofSource(posts, source)[0]?.id}`)
    await phone.page.locator('article .post-body').waitFor({ state: 'attached' })
  }
  phone.expectNoFaults()
})

test('the posts of a source that breaks later stay, and it heals by itself', async () => {
  const breaking: Fault[] = [
    { kind: 'status', status: 404 },
    { kind: 'html' },
    { kind: 'empty' },
    { kind: 'reset' },
  ]
  const feed = { items: 4, imageEvery: 0 }
  world = await startWorld({ sources: breaking.length + 1, feed, app: { pollMinutes: 0.005 } })
  const { phone, line, sources, publisher, app } = world
  await openRefreshed(phone.page, line.url)
  for (const [at, fault] of breaking.entries()) publisher.fault(pathOf(sources[at]), fault)
  const broken = sources.slice(0, breaking.length)
  for (const { id } of broken) await whenServerHas(app, id, ({ problem }) => problem !== undefined)
  await refreshByHand(phone.page)
  await phone.page.getByRole('banner').getByText(en.status.someFailed(breaking.length)).waitFor()
  expect(await storedRows(phone.page, 'posts')).toHaveLength(20)
  await phone.page.goto(`${line.url}/sources`)
  for (const source of broken)
    await rowOf(source)
      .getByText(/stays? readable\.$/)
      .waitFor()

  for (const source of broken) publisher.mend(pathOf(source))
  for (const { id } of broken) await whenServerHas(app, id, ({ problem }) => problem === undefined)
  await refreshByHand(phone.page)
  await whenStatus(phone.page, /^Up to date, /)
  await phone.page.locator('.source-problem').first().waitFor({ state: 'detached' })
  phone.expectNoFaults()
})

function ofSource(posts: Post[], source: CatalogSource | undefined): Post[] {
  return posts.filter(({ sourceId }) => sourceId === source?.id)
}

function titlesOf(posts: { title?: string }[]): string[] {
  return posts.map(({ title }) => title ?? '').sort()
}

function rowOf(source: CatalogSource | undefined) {
  const { page } = world.phone
  const knob = page.getByRole('switch', { name: source?.title ?? '', exact: true })
  return page.getByRole('listitem').filter({ has: knob })
}

function pathOf(source: CatalogSource | undefined): string {
  return new URL(source?.feed ?? '').pathname
}

function rss(items: string): string {
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Odd</title>${items}</channel></rss>`
}

function item(guid: string | number, content: string): string {
  return `<item><guid isPermaLink="false">${guid}</guid>${content}<description>Its text.</description></item>`
}
