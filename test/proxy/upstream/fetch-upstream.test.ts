import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { problemOf } from '../../../proxy/upstream/fetch-problem.ts'
import type { UpstreamAnswer } from '../../../proxy/upstream/fetch-upstream.ts'
import { version } from '../../../proxy/version.ts'
import { feedText, freePort, publisher, rawPublisher, upstream } from '../support.ts'

function problemIn(answer: UpstreamAnswer): unknown {
  return answer.kind === 'failed' ? answer.problem : answer.kind
}

function textIn(answer: UpstreamAnswer): string {
  return answer.kind === 'body' ? Buffer.from(answer.bytes).toString() : JSON.stringify(answer)
}

test('a feed comes with its bytes, the headers we keep and no other', async () => {
  const site = await publisher((_, response) => {
    response.setHeader('content-type', 'application/rss+xml')
    response.setHeader('etag', 'W/"weird \xe9"')
    response.setHeader('last-modified', 'yesterday, or so')
    response.setHeader('cache-control', 'max-age=60')
    response.setHeader('set-cookie', 'a=b')
    // As a buffer: with a string Node would write the header in UTF-8 too.
    response.end(Buffer.from(feedText))
  })
  const answer = await upstream([site])({ url: `http://${site}/feed`, wants: 'feed' })
  expect(answer).toMatchObject({ kind: 'body', finalUrl: `http://${site}/feed` })
  expect(textIn(answer)).toBe(feedText)
  expect(answer.kind === 'body' && answer.headers).toEqual({
    contentType: 'application/rss+xml',
    etag: 'W/"weird \xe9"',
    lastModified: 'yesterday, or so',
    cacheControl: 'max-age=60',
  })
})

test('the publisher sees who asks, and its validators byte for byte', async () => {
  let seen: NodeJS.Dict<string | string[]> = {}
  const site = await publisher((request, response) => {
    seen = request.headers
    response.writeHead(304).end()
  })
  const fetch = upstream([site], {}, { publicUrl: 'https://feed.example.org/' })
  const validators = { etag: 'W/"\xe9"', lastModified: 'a while ago' }
  const answer = await fetch({ url: `http://${site}/`, wants: 'feed', validators })
  expect(answer.kind).toBe('unchanged')
  expect(seen['user-agent']).toBe(`DSA-Feed/${version} (+https://feed.example.org/)`)
  expect(seen).toMatchObject({ 'if-none-match': 'W/"\xe9"', 'if-modified-since': 'a while ago' })
  expect(Object.keys(seen).sort()).toEqual([
    'accept',
    'accept-encoding',
    'connection',
    'host',
    'if-modified-since',
    'if-none-match',
    'user-agent',
  ])
})

test.each([
  ['gzip', gzipSync(feedText)],
  ['x-gzip', gzipSync(feedText)],
  ['br', brotliCompressSync(feedText)],
  ['deflate', deflateSync(feedText)],
  ['deflate', deflateRawSync(feedText)],
  ['identity', Buffer.from(feedText)],
])('a body in %s is decoded', async (encoding, bytes) => {
  const site = await publisher((_, response) => response.setHeader('content-encoding', encoding).end(bytes))
  expect(textIn(await upstream([site])({ url: `http://${site}/`, wants: 'feed' }))).toBe(feedText)
})

test.each([
  ['two encodings', 'gzip, br', gzipSync(feedText)],
  ['an unknown encoding', 'zstd', Buffer.from(feedText)],
  ['damaged gzip', 'gzip', Buffer.from(feedText)],
  ['truncated gzip', 'gzip', gzipSync(feedText).subarray(0, 40)],
  ['truncated Brotli', 'br', brotliCompressSync(feedText).subarray(0, 20)],
])('%s is a bad answer', async (_name, encoding, bytes) => {
  const site = await publisher((_, response) => response.setHeader('content-encoding', encoding).end(bytes))
  expect(problemIn(await upstream([site])({ url: `http://${site}/`, wants: 'feed' }))).toEqual({
    code: 'badAnswer',
  })
})

const tooLarge = { code: 'tooLarge', maxBytes: 1000 }
const zeros = Buffer.alloc(5_000_000)

test.each([
  ['plain with a length', {}, zeros, true],
  ['plain without a length', {}, zeros, false],
  ['a gzip bomb', { 'content-encoding': 'gzip' }, gzipSync(zeros), false],
  ['a Brotli bomb', { 'content-encoding': 'br' }, brotliCompressSync(zeros), false],
])('%s over the limit is too large', async (_name, headers, bytes, hasLength) => {
  const site = await publisher((_, response) => {
    response.writeHead(200, hasLength ? { ...headers, 'content-length': bytes.length } : headers)
    response.write(bytes.subarray(0, 10))
    response.end(bytes.subarray(10))
  })
  const fetch = upstream([site], { maxFeedBytes: 1000, maxImageBytes: 1000 })
  expect(problemIn(await fetch({ url: `http://${site}/`, wants: 'feed' }))).toEqual(tooLarge)
  expect(problemIn(await fetch({ url: `http://${site}/`, wants: 'image' }))).toEqual(tooLarge)
})

test('an endless body is cut off', async () => {
  const site = await publisher((_, response) => {
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(10_000)));
    }
    response.on('drain', more)
    more()
  })
  const fetch = upstream([site], { maxFeedBytes: 100_000 })
  expect(problemIn(await fetch({ url: `http://${site}/`, wants: 'feed' }))).toMatchObject({
    code: 'tooLarge',
  })
})

test.each([
  [404, {}, { code: 'status', status: 404 }],
  [403, {}, { code: 'status', status: 403 }],
  [410, {}, { code: 'status', status: 410 }],
  [500, {}, { code: 'status', status: 500 }],
  [429, { 'retry-after': '120' }, { code: 'status', status: 429, retryAt: 1_120_000 }],
  [
    503,
    { 'retry-after': 'Thu, 01 Jan 1970 02:00:00 GMT' },
    { code: 'status', status: 503, retryAt: 7_200_000 },
  ],
  [503, { 'retry-after': 'soon' }, { code: 'status', status: 503 }],
  [204, {}, { code: 'emptyAnswer' }],
  [206, {}, { code: 'badAnswer' }],
  [304, {}, { code: 'badAnswer' }],
  [302, {}, { code: 'badAnswer' }],
])('status %i with %j is %j', async (status, headers, problem) => {
  const site = await publisher((_, response) => response.writeHead(status, headers).end())
  expect(problemIn(await upstream([site])({ url: `http://${site}/`, wants: 'feed' }))).toEqual(problem)
})

test('redirects are followed, and only those for good at their beginning move the address', async () => {
  const site = await publisher((request, response) => {
    const next: Record<string, [number, string]> = {
      '/a': [301, '/b'],
      '/b': [308, 'c?x=1#part'],
      '/c?x=1': [302, '/d'],
      '/t': [307, '/u'],
      '/u': [301, '/d'],
    }
    const [status, location] = next[request.url ?? ''] ?? [200, '']
    response.writeHead(status, location ? { location } : {}).end(feedText)
  })
  const fetch = upstream([site])
  expect(await fetch({ url: `http://${site}/a`, wants: 'feed' })).toMatchObject({
    kind: 'body',
    finalUrl: `http://${site}/d`,
    movedTo: `http://${site}/c?x=1`,
  })
  expect(await fetch({ url: `http://${site}/t`, wants: 'feed' })).not.toHaveProperty('movedTo')
})

test('an address that a site wrote in UTF-8 is followed', async () => {
  const site = await publisher((request, response) => {
    if (request.url !== '/') return response.end(feedText)
    return response.writeHead(302, { location: Buffer.from('/café’s').toString('latin1') }).end()
  })
  expect(await upstream([site])({ url: `http://${site}/`, wants: 'feed' })).toMatchObject({
    finalUrl: `http://${site}/caf%C3%A9%E2%80%99s`,
  })
})

test('five redirects are followed, a sixth or a loop is not', async () => {
  const site = await publisher((request, response) => {
    const left = Number(request.url?.slice(1))
    if (left === 0) response.end(feedText)
    else response.writeHead(302, { location: Number.isNaN(left) ? '/loop' : `/${left - 1}` }).end()
  })
  const fetch = upstream([site])
  expect(textIn(await fetch({ url: `http://${site}/5`, wants: 'feed' }))).toBe(feedText)
  expect(problemIn(await fetch({ url: `http://${site}/6`, wants: 'feed' }))).toEqual({
    code: 'tooManyRedirects',
  })
  expect(problemIn(await fetch({ url: `http://${site}/loop`, wants: 'feed' }))).toEqual({
    code: 'tooManyRedirects',
  })
})

/** Fails the test if anything connects to it. */
async function canary(): Promise<{ site: string; touched: () => boolean }> {
  let wasTouched = false
  const site = await publisher((_, response) => {
    wasTouched = true
    response.end('secret')
  })
  return { site, touched: () => wasTouched }
}

test.each([
  (port: string) => `http://127.0.0.1:${port}/`,
  (port: string) => `http://2130706433:${port}/`,
  (port: string) => `http://0x7f.1:${port}/`,
  (port: string) => `http://[::ffff:127.0.0.1]:${port}/`,
  (port: string) => `http://localhost:${port}/`,
  (port: string) => `http://0:${port}/`,
])('%s is never reached, neither asked for nor by a redirect', async (target) => {
  const inner = await canary()
  const refused = { code: 'addressNotAllowed' }
  let location = ''
  const site = await publisher((_, response) => response.writeHead(302, { location }).end())
  const fetch = upstream([site])
  for (const port of [inner.site.split(':')[1] ?? '', '8080', '80']) {
    location = target(port)
    expect(problemIn(await fetch({ url: location, wants: 'feed' }))).toEqual(refused)
    expect(problemIn(await fetch({ url: `http://${site}/`, wants: 'feed' }))).toEqual(refused)
  }
  expect(inner.touched()).toBe(false)
})

test.each([
  'http://127.0.0.1/',
  'http://10.0.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://[::1]:8080/',
  'http://[64:ff9b::7f00:1]/',
  'http://[::a9fe:a9fe]/',
  'http://168.63.129.16/',
  'http://100.100.100.200/',
])('the literal address %s is refused on an allowed port', async (url) => {
  expect(problemIn(await upstream([])({ url, wants: 'feed' }))).toEqual({ code: 'addressNotAllowed' })
})

test.each([
  ['only private', ['127.0.0.1']],
  ['public and private', ['93.184.215.14', '10.0.0.1']],
  ['a mapped address', ['::ffff:127.0.0.1']],
])('a name that resolves to %s is refused', async (_name, addresses) => {
  const resolve = async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  const fetch = upstream([], {}, { resolve })
  expect(problemIn(await fetch({ url: 'http://rebind.example/', wants: 'feed' }))).toEqual({
    code: 'addressNotAllowed',
  })
})

test('an exempt pair may resolve to a private address, its neighbors on other ports may not', async () => {
  const site = await publisher((_, response) => response.end(feedText))
  const port = site.split(':')[1] ?? ''
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
  const fetch = upstream([`dev.example:${port}`], {}, { resolve })
  expect(textIn(await fetch({ url: `http://dev.example:${port}/`, wants: 'feed' }))).toBe(feedText)
  expect(problemIn(await fetch({ url: 'http://dev.example/', wants: 'feed' }))).toEqual({
    code: 'addressNotAllowed',
  })
})

test('a name nobody has is told as such', async () => {
  const resolve = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))
  const fetch = upstream([], {}, { resolve })
  expect(problemIn(await fetch({ url: 'http://gone.example/', wants: 'feed' }))).toEqual({
    code: 'nameNotFound',
  })
})

test('a refused connection is told as such', async () => {
  const site = await freePort()
  expect(problemIn(await upstream([site])({ url: `http://${site}/`, wants: 'feed' }))).toEqual({
    code: 'refused',
  })
})

test('a site that speaks no TLS on https fails as TLS', async () => {
  const site = await publisher((_, response) => response.end(feedText))
  expect(problemIn(await upstream([site])({ url: `https://${site}/`, wants: 'feed' }))).toEqual({
    code: 'tls',
  })
})

test.each([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
  ['CERT_HAS_EXPIRED', 'tlsExpired'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
  ['EPROTO', 'tls'],
  ['EAI_AGAIN', 'nameNotFound'],
  ['ECONNRESET', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ['HPE_INVALID_CONSTANT', 'badAnswer'],
])('the error %s means %s', (code, meaning) => {
  const error = Object.assign(new Error('x'), { code })
  expect(problemOf(error)).toEqual({ code: meaning })
  expect(problemOf(new AggregateError([error]))).toEqual({ code: meaning })
})

const timeout = { code: 'timeout' }

test('a site that says nothing times out', async () => {
  const site = await publisher(() => {})
  const fetch = upstream([site], { totalMs: 100 })
  expect(problemIn(await fetch({ url: `http://${site}/`, wants: 'feed' }))).toEqual(timeout)
})

test('a drip of single bytes does not put the deadline off', async () => {
  const site = await publisher((_, response) => {
    const drip = setInterval(() => response.write('x'), 5)
    response.on('close', () => clearInterval(drip))
  })
  const fetch = upstream([site], { totalMs: 150 })
  expect(problemIn(await fetch({ url: `http://${site}/`, wants: 'feed' }))).toEqual(timeout)
})

test('a name that never resolves does not outlive the deadline', async () => {
  const fetch = upstream([], { totalMs: 50 }, { resolve: () => new Promise(() => {}) })
  expect(problemIn(await fetch({ url: 'http://slow.example/', wants: 'feed' }))).toEqual(timeout)
})

test('hints without end are cut off', async () => {
  const site = await publisher((_, response) => {
    const flood = setInterval(() => response.writeEarlyHints({ link: '</x>; rel=preload' }), 1)
    response.on('close', () => clearInterval(flood))
  })
  expect(problemIn(await upstream([site])({ url: `http://${site}/`, wants: 'feed' }))).toEqual({
    code: 'badAnswer',
  })
})

test.each([
  ['no HTTP at all', '<rss/>', 'badAnswer'],
  [
    'a body shorter than its length',
    'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort',
    'unreachable badAnswer',
  ],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc', 'badAnswer'],
  [
    'a length beside chunks',
    'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n',
    'badAnswer',
  ],
  ['a header without end', `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`, 'badAnswer'],
  ['nothing before the end', '', 'unreachable'],
  [
    'another protocol',
    'HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
    'badAnswer unreachable',
  ],
])('%s fails', async (_name, answer, codes) => {
  const site = await rawPublisher(answer)
  const problem = problemIn(await upstream([site])({ url: `http://${site}/`, wants: 'feed' }))
  expect(codes.split(' ')).toContain((problem as { code: string }).code)
})

test('a signal ends a fetch at once', async () => {
  const site = await publisher(() => {})
  const ending = new AbortController()
  const answering = upstream([site])({ url: `http://${site}/`, wants: 'feed', signal: ending.signal })
  ending.abort()
  expect((await answering).kind).toBe('failed')
})
