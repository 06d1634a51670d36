import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createRateLimits, perMinute } from '../../../proxy/reading/rate-limits.ts'
import type { UpstreamAnswer } from '../../../proxy/upstream/fetch-upstream.ts'
import { pagePath } from '../../../proxy/wire.ts'
import { type GivenOptions, givenHandler } from '../given-handler.ts'
import { publisher, upstream } from '../support.ts'

const post = 'https://elm.example/2026/strike?p=1&q=2'
const html = '<!doctype html><title>Huelga</title><script>alert(1)</script><p>¡Ganamos!</p>'

function pageOf(text: string, contentType?: string, encoding: BufferEncoding = 'utf8'): UpstreamAnswer {
  const bytes = new Uint8Array(Buffer.from(text, encoding))
  const headers = contentType === undefined ? {} : { contentType }
  return { kind: 'body', bytes, headers, finalUrl: 'https://elm.example/2026/strike/' }
}

const given = (others: GivenOptions = {}) =>
  givenHandler({ answer: pageOf(html, 'text/html; charset=utf-8'), ...others })

test('a page of a catalog host comes as text that nothing runs in, with its address', async () => {
  const { get, asked } = await given()
  const answer = await get(pagePath(post), { 'sec-fetch-site': 'same-origin' })
  expect(answer.status).toBe(200)
  expect(await answer.text()).toBe(html)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'x-feed-url': 'https://elm.example/2026/strike/',
    vary: 'Accept-Encoding, Sec-Fetch-Site',
  })
  expect(answer.headers.has('access-control-allow-origin')).toBe(false)
  expect(asked).toEqual([post])
})

test('it is UTF-8 whatever it was, compressed for who takes that, and 304 to who has it', async () => {
  const { get } = await given({ answer: pageOf(html, 'text/html; charset=iso-8859-1', 'latin1') })
  const answer = await get(pagePath(post), { 'accept-encoding': 'br' })
  expect(answer.headers.get('content-encoding')).toBe('br')
  expect(brotliDecompressSync(await answer.arrayBuffer()).toString()).toBe(html)
  const etag = answer.headers.get('etag') ?? ''
  const again = await get(pagePath(post), { 'accept-encoding': 'br', 'if-none-match': etag })
  expect(again.status).toBe(304)
})

test('a page without a type is known by how it begins', async () => {
  const { get } = await given({ answer: pageOf(`<!-- hello -->${html}`) })
  expect((await get(pagePath(post))).status).toBe(200)
})

test('phones that open the same post within minutes cause one fetch', async () => {
  const { get, asked } = await given()
  await Promise.all(Array.from({ length: 50 }, () => get(pagePath(post))))
  await get(pagePath(post))
  expect(asked).toEqual([post])
})

test.each([
  ['?url=', {}, 400, 'badRequest'],
  [`?url=${post}&url=${post}`, {}, 400, 'badRequest'],
  ['?url=ftp://elm.example/', {}, 403, 'addressNotAllowed'],
  ['?url=https://elsewhere.example/', {}, 403, 'notInCatalog'],
  ['?url=https://elm.example:8443/', {}, 403, 'notInCatalog'],
  [`?url=${post}`, { 'sec-fetch-site': 'cross-site' }, 403, 'crossSite'],
])('/api/page%s with %j is %i %s, and nothing is fetched', async (query, headers, status, code) => {
  const { get, asked } = await given()
  const answer = await get(`/api/page${query}`, headers)
  expect([answer.status, await answer.json()]).toEqual([status, { code }])
  expect(asked).toEqual([])
})

test.each([
  ['https://www.elm.example/x', 200],
  ['https://chapter.example/x', 200],
  ['https://other.example/x', 403],
])(
  '%s is %i where the catalog names a feed of elm.example and the site www.chapter.example',
  async (url, status) => {
    const current = () => ({
      catalog: {
        sources: [{ id: 'elm', feed: 'https://elm.example/feed', isRetired: false }],
        sites: ['https://www.chapter.example/'],
      },
      encoded: {
        hash: '',
        forms: { br: new Uint8Array(), gzip: new Uint8Array(), identity: new Uint8Array() },
      },
    })
    const { get } = await given({ catalogFile: { current, reload: async () => {} } })
    expect((await get(pagePath(url))).status).toBe(status)
  },
)

test('an open server fetches the page of any public address', async () => {
  const { get } = await given({ openFeeds: true })
  expect((await get(pagePath('https://elsewhere.example/'))).status).toBe(200)
})

test.each<[string, UpstreamAnswer]>([
  ['a picture', pageOf('\x89PNG\r\n', 'image/png')],
  ['a picture that says it is a page', pageOf('\x89PNG\r\n\0\0<p>', 'text/html', 'latin1')],
  ['a feed', pageOf('<rss><channel/></rss>', 'application/rss+xml')],
  ['a script', pageOf('alert(1)', 'text/javascript')],
  ['plain text', pageOf('<p>Hello', 'text/plain')],
  ['nothing', pageOf('', 'text/html')],
  ['no type and no tags', pageOf('Hello')],
  ['a feed of no type', pageOf('<?xml version="1.0"?><rss><channel><title>Hello</title></channel></rss>')],
  ['a type only like a page’s', pageOf(html, 'text/html-like')],
])('%s is not given on', async (_, answer) => {
  const { get } = await given({ answer })
  const refused = await get(pagePath(post))
  expect([refused.status, await refused.json()]).toEqual([415, { code: 'notAPage' }])
})

test.each<[UpstreamAnswer, number, unknown]>([
  [{ kind: 'failed', problem: { code: 'timeout' } }, 504, { code: 'timeout' }],
  [{ kind: 'failed', problem: { code: 'status', status: 404 } }, 502, { code: 'status', status: 404 }],
  [{ kind: 'failed', problem: { code: 'addressNotAllowed' } }, 403, { code: 'addressNotAllowed' }],
])('upstream %j becomes %i', async (answer, status, problem) => {
  const { get } = await given({ answer })
  const failed = await get(pagePath(post))
  expect([failed.status, await failed.json()]).toEqual([status, problem])
  expect(failed.headers.get('cache-control')).toBe('no-store')
})

test('who asks for too many pages waits', async () => {
  const { get } = await given({ rateLimits: createRateLimits(() => 0), openFeeds: true })
  const ask = (at: number) => get(pagePath(`https://site${at % 20}.example/${at}`), {}, 'GET', '203.0.113.7')
  for (let at = 0; at < perMinute.page.client; at++) expect((await ask(at)).status).toBe(200)
  expect((await ask(999)).status).toBe(429)
})

test('a page is asked for as one, and not beyond its size', async () => {
  const seen: (string | undefined)[] = []
  const site = await publisher((request, response) => {
    seen.push(request.headers.accept)
    const bytes = Buffer.alloc(request.url === '/long' ? 2001 : 2000, ' ')
    bytes.write(html)
    response.setHeader('content-type', 'text/html').end(bytes)
  })
  const fetch = upstream([site], { maxPageBytes: 2000, maxFeedBytes: 10, maxImageBytes: 10 })
  const { get } = await given({ answer: fetch, allowHosts: new Set([site]), openFeeds: true })
  expect((await get(pagePath(`http://${site}/`))).status).toBe(200)
  const refused = await get(pagePath(`http://${site}/long`))
  expect([refused.status, await refused.json()]).toEqual([502, { code: 'tooLarge', maxBytes: 2000 }])
  expect(seen[0]).toMatch(/^text\/html,/)
})
