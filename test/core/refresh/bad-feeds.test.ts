import { beforeEach, expect, test, vi } from 'vitest'
import type { IndexProblem } from '../../../proxy/wire.ts'
import { refreshAll } from '../../../src/core/refresh/refresh-all.ts'
import { fetchStateOf } from '../../../src/core/storage/fetch-states.ts'
import { readLastRefresh } from '../../../src/core/storage/last-refresh.ts'
import { makeFeed } from '../../support/make-feed.ts'
import { newestPostsOf } from '../../support/newest-posts-of.ts'
import { freshDatabase } from '../storage/fresh-database.ts'
import { quotaReachedAt } from '../storage/quota.ts'
import { type FakeServer, startFakeServer } from './fake-server.ts'

const now = Date.UTC(2026, 0, 20, 12)
let server: FakeServer

beforeEach(async () => {
  await freshDatabase()
  server = startFakeServer()
  server.publish('bad', good('bad', 3))
  server.publish('other', good('other', 2))
  await refresh()
})

const siteProblems: [IndexProblem, object][] = [
  [
    { code: 'status', since: 9, status: 404 },
    { code: 'status', status: 404 },
  ],
  [
    { code: 'status', since: 9, status: 410 },
    { code: 'status', status: 410 },
  ],
  [
    { code: 'status', since: 9, status: 403 },
    { code: 'status', status: 403 },
  ],
  [
    { code: 'status', since: 9, status: 500 },
    { code: 'status', status: 500 },
  ],
  [
    { code: 'status', since: 9, status: 429, retryAt: 60 },
    { code: 'status', status: 429, retryAt: 60_000 },
  ],
  [{ code: 'nameNotFound', since: 9 }, { code: 'nameNotFound' }],
  [{ code: 'refused', since: 9 }, { code: 'refused' }],
  [{ code: 'tls', since: 9 }, { code: 'tls' }],
  [{ code: 'timeout', since: 9 }, { code: 'timeout' }],
  [
    { code: 'tooLarge', since: 9, maxBytes: 5 },
    { code: 'tooLarge', maxBytes: 5 },
  ],
  [{ code: 'emptyAnswer', since: 9 }, { code: 'emptyAnswer' }],
  [{ code: 'htmlAnswer', since: 9 }, { code: 'htmlAnswer' }],
]

test.each(siteProblems)(
  'a site with %j: said, its posts stay, others go on, and it heals',
  async (given, problem) => {
    server.fail('bad', given)
    server.publish('other', good('other', 4))
    expect(await refresh()).toMatchObject({ newPosts: 2, failed: 1, sources: 2 })
    expect(await fetchStateOf('bad')).toMatchObject({ problem, problemSince: 9000, postCount: 3 })
    expect((await newestPostsOf('bad', 9)).length).toBe(3)
    server.mend('bad')
    expect(await refresh()).toMatchObject({ failed: 0 })
    expect((await fetchStateOf('bad')).problem).toBeUndefined()
  },
)

const unreadable: [string, string, object][] = [
  ['a page in place of the feed', '<!doctype html><html><body>Moved</body></html>', { found: 'html' }],
  ['nothing at all', '', { found: 'nothing' }],
  ['a sitemap', '<?xml version="1.0"?><urlset><url/></urlset>', { found: 'xml' }],
  ['some text', 'Service temporarily unavailable', { found: 'text' }],
]

test.each(unreadable)('%s: said, the posts stay, and it is not fetched again', async (_, body, found) => {
  server.publish('bad', body)
  server.publish('other', good('other', 4))
  expect(await refresh()).toMatchObject({ newPosts: 2, failed: 1 })
  expect((await fetchStateOf('bad')).problem).toEqual({ code: 'notAFeed', ...found })
  expect((await newestPostsOf('bad', 9)).length).toBe(3)
  server.asked()
  await refresh()
  expect(server.asked()).toEqual(['/api/feeds'])
})

test('of a feed that ends in the middle what came before is kept, and the damage is said', async () => {
  const whole = good('bad', 6)
  server.publish('bad', whole.slice(0, whole.lastIndexOf('</description>') - 100))
  const { newPosts } = await refresh()
  expect(newPosts).toBe(3)
  expect((await fetchStateOf('bad')).problem).toEqual({ code: 'unreadable', inPart: true })
  server.publish('bad', whole)
  await refresh()
  expect((await newestPostsOf('bad', 9)).length).toBe(6)
  expect((await fetchStateOf('bad')).problem).toBeUndefined()
})

test('a feed in another charset than UTF-8 is read by what its publisher says', async () => {
  const text = rss('<item><guid>1</guid><title>Huelga en la lavander\u00eda</title></item>')
  server.intercept(({ path }) => {
    if (!path.startsWith('/api/feeds/bad/')) return undefined
    const headers = {
      'x-feed-url': 'https://chapter.example/feed',
      'x-feed-type': 'text/xml; charset=iso-8859-1',
    }
    return new Response(
      Uint8Array.from(text, (character) => character.charCodeAt(0)),
      { headers },
    )
  })
  server.publish('bad', 'as intercepted')
  await refresh()
  expect((await titles()).includes('Huelga en la lavander\u00eda')).toBe(true)
})

test('ten thousand items are the trouble of no one', async () => {
  const items = Array.from(
    { length: 10_000 },
    (_, at) => `<item><guid>${at}</guid><title>${at}</title></item>`,
  )
  server.publish('bad', rss(items.join('')))
  server.publish('other', good('other', 4))
  const { newPosts, failed } = await refresh()
  expect(failed).toBe(0)
  expect(newPosts).toBe(2002)
  expect((await fetchStateOf('bad')).postCount).toBe(2003)
})

test('a title of 100 KB is stored as something a list can show', async () => {
  server.publish('bad', rss(`<item><guid>1</guid><title>${'long '.repeat(20_000)}</title></item>`))
  await refresh()
  const longest = Math.max(...(await titles()).map((title) => title?.length ?? 0))
  expect(longest).toBeLessThanOrEqual(1000)
})

test('items without title, date or guid, and with dates that cannot be true, become posts', async () => {
  const items = [
    '<item><description>Neither title, date nor guid.</description></item>',
    '<item><guid>future</guid><title>Future</title><pubDate>Tue, 01 Jan 2099 00:00:00 GMT</pubDate></item>',
    '<item><guid>zero</guid><title>Zero</title><pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate></item>',
  ]
  server.publish('bad', rss(items.join('')))
  expect(await refresh()).toMatchObject({ newPosts: 3, failed: 0 })
  const posts = await newestPostsOf('bad', 9)
  expect(posts.every((post) => post.sortAt <= now)).toBe(true)
  server.publish('bad', rss(items.reverse().join('')))
  expect(await refresh(now + 86_400_000)).toMatchObject({ newPosts: 0 })
  expect(await newestPostsOf('bad', 9)).toEqual(posts)
})

test('items that share one guid do not take turns at every refresh', async () => {
  const items = ['One', 'Two']
    .map((title) => `<item><guid>same</guid><title>${title}</title></item>`)
    .join('')
  server.publish('bad', rss(items))
  await refresh()
  const before = await titles()
  server.publish('bad', rss(items, 'new title of the feed'))
  expect(await refresh()).toMatchObject({ newPosts: 0 })
  expect(await titles()).toEqual(before)
})

test('a phone that is full stops the refresh, says so, and keeps everything it had', async () => {
  server.publish('bad', good('bad', 9))
  server.publish('other', good('other', 9))
  const full = quotaReachedAt('bodies')
  expect(await refresh()).toMatchObject({ newPosts: 0, problem: { code: 'storageFull' } })
  full.mockRestore()
  expect((await newestPostsOf('bad', 20)).length).toBe(3)
  expect((await newestPostsOf('other', 20)).length).toBe(2)
  expect(await readLastRefresh()).toMatchObject({ problem: { code: 'storageFull' } })
  expect(await refresh()).toMatchObject({ newPosts: 13 })
})

test('without any storage a refresh ends with what is wrong, not with an exception', async () => {
  await freshDatabase()
  vi.stubGlobal('indexedDB', undefined)
  expect(await refresh()).toMatchObject({ problem: { code: 'storageRefused' } })
})

function good(title: string, items: number): string {
  return makeFeed({ title, items }).body
}

function rss(items: string, title = 'bad'): string {
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title>${items}</channel></rss>`
}

async function titles() {
  return (await newestPostsOf('bad', 50)).map((post) => post.title)
}

async function refresh(at = now) {
  const result = await refreshAll({ now: () => at, signal: new AbortController().signal, waitsMs: [0] })
  if (result.kind !== 'finished') throw new Error(result.kind)
  return result.last
}
