import { mkdir, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { createRateLimits, perMinute } from '../../proxy/reading/rate-limits.ts'
import type { UpstreamAnswer } from '../../proxy/upstream/fetch-upstream.ts'
import { type FeedIndex, feedBodyPath, imagePath, indexStep } from '../../proxy/wire.ts'
import { bodyAnswer, feed, type Given, givenHandler } from './given-handler.ts'
import { feedText } from './support.ts'

test('the catalog is served as it is, and as 304 to those who have it', async () => {
  const { get } = await givenHandler()
  const answer = await get('/catalog.json')
  expect(await answer.json()).toMatchObject({ version: 1, sources: [{ id: 'elm' }, { id: 'oak' }] })
  expect(answer.headers.get('cache-control')).toBe('public, no-cache')
  const again = await get('/catalog.json', { 'if-none-match': `"other", W/${answer.headers.get('etag')}` })
  expect(again.status).toBe(304)
  expect(await again.text()).toBe('')
})

test('the index names the catalog and every source', async () => {
  const { get, hash } = await givenHandler()
  const catalog = await get('/catalog.json')
  const index = (await (await get('/api/feeds')).json()) as FeedIndex
  expect(index.sources).toEqual({ elm: { hash, changed: 9 }, oak: {} })
  expect(`"${index.catalog}"`).toBe(catalog.headers.get('etag'))
})

test('a part of the index has what changed since, named by the hash of the whole; what is no use gives the whole', async () => {
  const { get, states, hash } = await givenHandler()
  const since = Math.floor(Date.now() / 1000 / indexStep) * indexStep
  const whole = (await (await get('/api/feeds')).json()) as FeedIndex
  const part = async (query: string) => (await (await get(`/api/feeds?${query}`)).json()) as FeedIndex
  const first = await part(`since=${since}`)
  const { oak } = whole.sources
  expect(first).toEqual({ ...whole, since, sum: expect.any(Number), sources: { oak } })
  const state = states.get('elm')
  if (state?.body === undefined) throw new Error('no state')
  await states.set('elm', { ...state, body: { ...state.body, changedAt: Date.now() } })
  const second = await part(`after=9&since=${since}`)
  expect(second).toMatchObject({ since, sum: first.sum, sources: { elm: { hash } } })
  for (const query of ['since=9', `since=${since + 1}`, `since=${since - 5 * 86_400}`, 'since=', 'since=-1'])
    expect(await part(query)).toEqual(await part('x=y'))
  expect(await part(`since=${since + 2 * indexStep}`)).not.toHaveProperty('since')

  const headers = { 'accept-encoding': 'br' }
  const etag = (await get(`/api/feeds?since=${since}`, headers)).headers.get('etag') ?? ''
  const again = await get(`/api/feeds?since=${since}`, { ...headers, 'if-none-match': etag })
  expect([again.status, again.headers.get('etag')]).toEqual([304, etag])
})

test('the index changes its ETag with its content only', async () => {
  const { get, states } = await givenHandler()
  const etag = async () => (await get('/api/feeds')).headers.get('etag')
  const first = await etag()
  const state = states.get('elm')
  if (state === undefined) throw new Error('no state')
  await states.set('elm', { ...state, checkedAt: 77 })
  expect(await etag()).toBe(first)
  await states.set('elm', { ...state, trouble: { problem: { code: 'timeout' }, since: 1 } })
  expect(await etag()).not.toBe(first)
})

test('a body comes in each encoding, for ever, with its address and type', async () => {
  const { get, hash } = await givenHandler()
  const path = feedBodyPath('elm', hash)
  const plain = await get(path)
  expect(await plain.text()).toBe(feedText)
  expect(Object.fromEntries(plain.headers)).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'x-feed-url': 'https://elm.example/final',
    'x-feed-type': 'text/xml; charset=x',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'ETag, x-feed-url, x-feed-type',
    'content-type': 'text/plain',
    vary: 'Accept-Encoding',
  })
  const br = await get(path, { 'accept-encoding': 'gzip, br' })
  expect(br.headers.get('content-encoding')).toBe('br')
  expect(brotliDecompressSync(await br.arrayBuffer()).toString()).toBe(feedText)
  const gzip = await get(path, { 'accept-encoding': 'gzip' })
  expect(gzip.headers.get('content-encoding')).toBe('gzip')
  expect(gunzipSync(await gzip.arrayBuffer()).toString()).toBe(feedText)
  const tags = [plain, br, gzip].map(({ headers }) => headers.get('etag'))
  expect(new Set(tags).size).toBe(3)
  for (const { headers } of [plain, br, gzip]) expect(headers.has('set-cookie')).toBe(false)
})

test('a replaced body is still given, one of another source is not', async () => {
  const { get, states, hash } = await givenHandler()
  const state = states.get('elm')
  if (state?.body === undefined) throw new Error('no state')
  const { body, ...rest } = state
  await states.set('elm', { ...rest, replaced: [{ ...body, replacedAt: 1 }] })
  expect((await get(feedBodyPath('elm', hash))).status).toBe(200)
  expect((await get(feedBodyPath('oak', hash))).status).toBe(404)
  expect((await get(feedBodyPath('elm', 'A'.repeat(22)))).status).toBe(404)
})

test('a body lost on disk is a 404 and is reported', async () => {
  const { dir, hash, lost, get } = await givenHandler({ memoryBytes: 0 })
  await truncate(join(dir, 'cache', 'bodies', `${hash}.gz`), 3)
  expect((await get(feedBodyPath('elm', hash), { 'accept-encoding': 'gzip' })).status).toBe(404)
  expect(lost).toEqual(['elm'])
})

test('HEAD answers as GET without the body', async () => {
  const { get, hash } = await givenHandler()
  for (const path of ['/catalog.json', '/api/feeds', feedBodyPath('elm', hash), '/healthz']) {
    const [head, full] = [await get(path, {}, 'HEAD'), await get(path)]
    expect(head.status).toBe(200)
    expect(await head.text()).toBe('')
    expect(head.headers.get('etag')).toBe(full.headers.get('etag'))
    expect(head.headers.get('content-length')).toBe(full.headers.get('content-length'))
  }
})

test('other methods are refused', async () => {
  const { get } = await givenHandler()
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const answer = await get('/api/feeds', {}, method)
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
  }
})

test('a page on another origin may ask with If-None-Match', async () => {
  const { get } = await givenHandler()
  const answer = await get('/api/feeds', { origin: 'https://app.example' }, 'OPTIONS')
  expect(answer.status).toBe(204)
  expect(answer.headers.get('access-control-allow-origin')).toBe('*')
  expect(answer.headers.get('access-control-allow-headers')).toBe('If-None-Match')
})

test('a feed of a catalog host is fetched, with its address and type', async () => {
  const { get, asked } = await givenHandler({ answer: bodyAnswer })
  const answer = await get(`/api/feed?url=${encodeURIComponent('https://elm.example/other?a=1&b=2')}`)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toBe(feedText)
  expect(answer.headers.get('x-feed-url')).toBe('https://elm.example/there')
  expect(answer.headers.get('x-feed-type')).toBe('application/rss+xml')
  expect(asked).toEqual(['https://elm.example/other?a=1&b=2'])
})

test('fifty requests at once for one address are one fetch', async () => {
  const { get, asked } = await givenHandler({ answer: bodyAnswer })
  const answers = await Promise.all(Array.from({ length: 50 }, () => get(`/api/feed?url=${feed}`)))
  expect(answers.every(({ status }) => status === 200)).toBe(true)
  expect(asked).toHaveLength(1)
})

test.each([
  ['', 400, 'badRequest'],
  ['?url=', 400, 'badRequest'],
  ['?url=elm.example', 400, 'badRequest'],
  [`?url=${feed}&url=${feed}`, 400, 'badRequest'],
  ['?url=https://elm.example/%0d%0aHost:x', 400, 'badRequest'],
  [`?url=https://elm.example/${'a'.repeat(3000)}`, 400, 'badRequest'],
  ['?url=file:///etc/passwd', 403, 'addressNotAllowed'],
  ['?url=http://elm.example:22/', 403, 'addressNotAllowed'],
  ['?url=https://a:b@elm.example/', 403, 'addressNotAllowed'],
  ['?url=https://elsewhere.example/', 403, 'notInCatalog'],
  ['?url=https://elm.example:8443/', 403, 'notInCatalog'],
  ['?url=http://127.0.0.1/', 403, 'notInCatalog'],
])('/api/feed%s is %i %s, and nothing is fetched', async (query, status, code) => {
  const { get, asked } = await givenHandler({ answer: bodyAnswer })
  const answer = await get(`/api/feed${query}`)
  expect(answer.status).toBe(status)
  expect(await answer.json()).toEqual({ code })
  expect(asked).toEqual([])
})

test.each<[UpstreamAnswer, number, unknown]>([
  [{ kind: 'failed', problem: { code: 'timeout' } }, 504, { code: 'timeout' }],
  [{ kind: 'failed', problem: { code: 'nameNotFound' } }, 502, { code: 'nameNotFound' }],
  [
    { kind: 'failed', problem: { code: 'status', status: 429, retryAt: 5500 } },
    502,
    { code: 'status', status: 429, retryAt: 6 },
  ],
  [{ kind: 'failed', problem: { code: 'tooLarge', maxBytes: 9 } }, 502, { code: 'tooLarge', maxBytes: 9 }],
  [{ kind: 'failed', problem: { code: 'addressNotAllowed' } }, 403, { code: 'addressNotAllowed' }],
  [{ ...bodyAnswer, bytes: new Uint8Array() }, 502, { code: 'emptyAnswer' }],
  [{ ...bodyAnswer, bytes: new Uint8Array(Buffer.from('<html>')) }, 415, { code: 'htmlAnswer' }],
])('upstream %j becomes %i', async (upstream, status, problem) => {
  const { get } = await givenHandler({ answer: upstream })
  const answer = await get(`/api/feed?url=${feed}`)
  expect(answer.status).toBe(status)
  expect(await answer.json()).toEqual(problem)
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

async function pictureAnswer(): Promise<UpstreamAnswer> {
  const bytes = await sharp({ create: { width: 400, height: 200, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  return { ...bodyAnswer, bytes: new Uint8Array(bytes), headers: { contentType: 'text/html' } }
}

test('an image of any host is fetched once, made small and kept', async () => {
  const { get, asked } = await givenHandler({ answer: await pictureAnswer() })
  const path = imagePath('https://cdn.example/a.png?x=1&y=2', 96)
  const answers = await Promise.all([get(path), get(path)])
  for (const answer of [...answers, await get(path, { 'sec-fetch-site': 'same-origin' })]) {
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/webp')
    expect(answer.headers.get('cache-control')).toContain('immutable')
    expect((await sharp(await answer.arrayBuffer()).metadata()).width).toBe(96)
  }
  expect(asked).toEqual(['https://cdn.example/a.png?x=1&y=2'])
})

test.each([
  ['?w=96', {}, 400, 'badRequest'],
  ['?url=https://cdn.example/a.png', {}, 400, 'badRequest'],
  ['?url=https://cdn.example/a.png&w=97', {}, 400, 'badRequest'],
  ['?url=https://cdn.example/a.png&w=96&w=96', {}, 400, 'badRequest'],
  ['?url=http://cdn.example:22/a.png&w=96', {}, 403, 'addressNotAllowed'],
  ['?url=https://cdn.example/a.png&w=96', { 'sec-fetch-site': 'cross-site' }, 403, 'crossSite'],
])('/api/image%s with %j is %i %s', async (query, headers, status, code) => {
  const { get, asked } = await givenHandler({ answer: await pictureAnswer() })
  const answer = await get(`/api/image${query}`, headers)
  expect(answer.status).toBe(status)
  expect(await answer.json()).toEqual({ code })
  expect(asked).toEqual([])
})

test('an SVG is refused whatever its header says', async () => {
  const svg = new Uint8Array(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))
  const { get } = await givenHandler({
    answer: { ...bodyAnswer, bytes: svg, headers: { contentType: 'image/png' } },
  })
  const answer = await get(imagePath('https://cdn.example/a.svg', 96))
  expect(answer.status).toBe(415)
  expect(await answer.json()).toEqual({ code: 'notAnImage' })
})

async function withApp(): Promise<Given> {
  const found = await givenHandler()
  const app = join(found.dir, 'app')
  await mkdir(join(app, 'assets'), { recursive: true })
  await writeFile(join(app, 'index.html'), '<!doctype html>frame')
  await writeFile(join(app, 'index.html.br'), 'compressed')
  await writeFile(join(app, 'sw.js'), 'worker')
  await writeFile(join(app, 'assets', 'main-1a2b.js'), 'code')
  await writeFile(join(app, '.secret.json'), 'hidden')
  await writeFile(join(found.dir, 'outside.json'), 'outside')
  return found
}

const html = { accept: 'text/html,application/xhtml+xml' }

test('the app is served with its policy, its worker fresh and its assets for ever', async () => {
  const { get } = await withApp()
  const page = await get('/')
  expect(await page.text()).toContain('frame')
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(page.headers.get('cache-control')).toBe('no-cache')
  expect(page.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'")
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
  expect(page.headers.get('referrer-policy')).toBe('no-referrer')
  expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect((await get('/', { 'if-none-match': page.headers.get('etag') ?? '' })).status).toBe(304)
  expect((await get('/sw.js')).headers.get('cache-control')).toBe('no-cache')
  const asset = await get('/assets/main-1a2b.js')
  expect(asset.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(asset.headers.get('cache-control')).toContain('immutable')
})

test('a compressed sibling is served to those who take it', async () => {
  const { get } = await withApp()
  const answer = await get('/', { 'accept-encoding': 'br' })
  expect(answer.headers.get('content-encoding')).toBe('br')
  expect(await answer.text()).toBe('compressed')
  expect((await get('/', { 'accept-encoding': 'gzip' })).headers.get('content-encoding')).toBeNull()
})

test.each(['/sources', '/post/elm/elm.example', '/post/elm/a%2Fb', '/page.html'])(
  '%s opens the app',
  async (path) => {
    const { get } = await withApp()
    expect((await get(path, html)).status).toBe(200)
  },
)

test.each([
  ['/sources', {}],
  ['/missing.js', html],
  ['/assets/missing', html],
  ['/api/nothing', html],
  ['/..%2foutside.json', html],
  ['/%2e%2e/outside.json', {}],
  ['/.secret.json', {}],
  ['/a%00.json', html],
  ['/%', html],
])('%s with %j is 404', async (path, headers) => {
  const { get } = await withApp()
  expect((await get(path, headers)).status).toBe(404)
})

test('without a built app a visitor is told so', async () => {
  const { get } = await givenHandler()
  const answer = await get('/', html)
  expect(answer.status).toBe(503)
  expect(await answer.text()).toContain('npm run build')
})

test('a server opened for readers’ own feeds fetches any public address, and gives on feeds only', async () => {
  const path = `/api/feed?url=${encodeURIComponent('https://else.example/feed')}`
  const open = { openFeeds: true }
  expect((await (await givenHandler({ answer: bodyAnswer })).get(path)).status).toBe(403)
  expect((await (await givenHandler({ answer: bodyAnswer, ...open })).get(path)).status).toBe(200)
  const bytes = new Uint8Array(Buffer.from('\x89PNG\r\n'))
  const refused = await (await givenHandler({ answer: { ...bodyAnswer, bytes }, ...open })).get(path)
  expect([refused.status, await refused.json()]).toEqual([415, { code: 'notAFeed' }])
})

test('who asks too much waits, known by the network; others go on', async () => {
  const rateLimits = createRateLimits(() => 0)
  const { get, asked } = await givenHandler({ answer: bodyAnswer, rateLimits })
  const image = (at: number, client: string) =>
    get(imagePath(`https://elm${at % 9}.example/${at}.jpg`, 360), {}, 'GET', client)
  for (let at = 0; at < perMinute.image.client; at++) await image(at, `203.0.113.${at % 200}`)
  const refused = await image(7777, '203.0.113.250')
  expect([refused.status, await refused.json()]).toEqual([429, { code: 'tooManyRequests' }])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await image(8888, '198.51.100.1')).status).not.toBe(429)

  const before = asked.length
  const feeds = (at: number) =>
    get(`/api/feed?url=${encodeURIComponent(`${feed}?${at}`)}`, {}, 'GET', `192.0.${at}.1`)
  for (let at = 0; at < perMinute.feed.host; at++) expect((await feeds(at)).status).toBe(200)
  // No network has asked much, but that publisher has been asked enough.
  expect((await feeds(99)).status).toBe(429)
  expect(asked.length - before).toBe(perMinute.feed.host)
})
