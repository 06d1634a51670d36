import { readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Settings } from '../../proxy/config.ts'
import { type RunningServer, type Surroundings, startServer } from '../../proxy/server.ts'
import { defaultLimits } from '../../proxy/upstream/limits.ts'
import { type FeedIndex, type FeedIndexEntry, feedBodyPath } from '../../proxy/wire.ts'
import { atEnd, catalogText, feedText, freePort, publisher, settingsFor, until } from './support.ts'

async function start(settings: Settings, surroundings: Surroundings = {}) {
  const lines: string[] = []
  const server = await startServer(settings, { log: (line) => lines.push(line), ...surroundings })
  atEnd(server.close)
  return { server, lines, text: () => lines.join('\n') }
}

async function indexOf({ url }: RunningServer): Promise<FeedIndex> {
  return (await (await fetch(`${url}/api/feeds`)).json()) as FeedIndex
}

async function entryOf(server: RunningServer, id: string): Promise<FeedIndexEntry> {
  return (await indexOf(server)).sources[id] ?? {}
}

async function bodyOf({ url }: RunningServer, id: string, { hash = '' }: FeedIndexEntry): Promise<string> {
  return (await fetch(url + feedBodyPath(id, hash))).text()
}

test('a polled feed is in the index and served from disk after a restart with the publisher gone', async () => {
  let isUp = true
  const site = await publisher((request, response) => {
    if (!isUp) return void request.destroy()
    response.setHeader('content-type', 'text/xml').end(feedText)
  })
  const settings = await settingsFor([{ id: 'elm', feed: `http://${site}/feed` }], [site])
  const first = await start(settings)
  expect(await first.server.firstRound).toMatchObject({ asked: 1, answered: 1 })
  expect(first.text()).toContain(`DSA Feed on ${first.server.url}`)
  expect(first.text()).toContain('1 of 1 feeds answered.')
  const entry = await entryOf(first.server, 'elm')
  await first.server.close()

  isUp = false
  const second = await start(settings)
  expect(await second.server.firstRound).toMatchObject({ asked: 1, answered: 0 })
  const after = await entryOf(second.server, 'elm')
  expect(after).toMatchObject({ ...entry, problem: { code: 'unreachable' } })
  expect(await bodyOf(second.server, 'elm', after)).toBe(feedText)
  expect(second.text()).toContain('1 feeds are in')
  expect(second.text()).toContain('npm run demo')
})

test('the second look is conditional, and a 304 changes nothing in the index', async () => {
  const seen: (string | undefined)[] = []
  const site = await publisher((request, response) => {
    seen.push(request.headers['if-none-match'])
    response.setHeader('etag', '"one"')
    if (request.headers['if-none-match'] === '"one"') response.writeHead(304).end()
    else response.end(feedText)
  })
  const settings = await settingsFor([{ id: 'elm', feed: `http://${site}/feed` }], [site], { pollMs: 20 })
  const { server } = await start(settings)
  await server.firstRound
  const before = JSON.stringify(await indexOf(server))
  await until(() => seen.length >= 3)
  expect(seen.slice(0, 3)).toEqual([undefined, '"one"', '"one"'])
  expect(JSON.stringify(await indexOf(server))).toBe(before)
})

test('a source that fails keeps its last good body and mends by itself', async () => {
  const mended = feedText.replace('Union', 'More union')
  const good: [number, string] = [200, feedText]
  const troubles: [code: string, answer: [number, string]][] = [
    ['htmlAnswer', [200, '<!doctype html><title>Log in</title>']],
    ['emptyAnswer', [200, '']],
    ['status', [500, '']],
  ]
  let answer = good
  let now = 1_790_000_000_000
  const site = await publisher((_, response) => response.writeHead(answer[0]).end(answer[1]))
  const settings = await settingsFor([{ id: 'elm', feed: `http://${site}/feed` }], [site], { pollMs: 20 })
  // Each look at the clock is two days later, so that nothing is ever waited for.
  const { server } = await start(settings, { now: () => (now += 2 * 86_400_000) })
  await until(async () => (await entryOf(server, 'elm')).hash !== undefined)
  const first = await entryOf(server, 'elm')
  for (const [code, next] of troubles) {
    answer = next
    await until(async () => (await entryOf(server, 'elm')).problem?.code === code)
    const entry = await entryOf(server, 'elm')
    expect(entry.hash).toBe(first.hash)
    expect(await bodyOf(server, 'elm', entry)).toBe(feedText)
  }
  answer = [200, mended]
  await until(async () => (await entryOf(server, 'elm')).hash !== first.hash)
  const entry = await entryOf(server, 'elm')
  expect(entry.problem).toBeUndefined()
  expect(await bodyOf(server, 'elm', entry)).toBe(mended)
})

test('every kind of trouble is told by its code, and none holds up a good source', async () => {
  const body = (status: number, headers: Record<string, string>, bytes: string | Buffer = '') => ({
    status,
    headers,
    bytes,
  })
  const answers: Record<string, { status: number; headers: Record<string, string>; bytes: string | Buffer }> =
    {
      '/good': body(200, {}, feedText),
      '/missing': body(404, {}),
      '/gone': body(410, {}),
      '/forbidden': body(403, {}),
      '/busy': body(503, { 'retry-after': '7200' }),
      '/broken': body(500, {}),
      '/large': body(200, {}, 'x'.repeat(20_000)),
      '/bomb': body(200, { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(1_000_000))),
      '/loop': body(302, { location: '/loop' }),
      '/inside': body(302, { location: 'http://169.254.169.254/latest' }),
      '/page': body(200, {}, '<html>'),
      '/empty': body(200, {}),
    }
  const site = await publisher((request, response) => {
    const { status, headers, bytes } = answers[request.url ?? ''] ?? body(500, {})
    if (request.url !== '/hang') response.writeHead(status, headers).end(bytes)
  })
  const late = await publisher((_, response) =>
    response.writeHead(429, { 'retry-after': 'Wed, 01 Jan 2098 00:00:00 GMT' }).end(),
  )
  const closed = await freePort()
  const feeds: Record<string, string> = {
    hang: `http://${site}/hang`,
    ...Object.fromEntries(Object.keys(answers).map((path) => [path.slice(1), `http://${site}${path}`])),
    limited: `http://${late}/`,
    nameless: 'http://no-such-name.invalid/',
    refused: `http://${closed}/`,
    plain: `https://${site}/good`,
    private: 'http://10.0.0.1/',
  }
  const settings = await settingsFor(
    Object.entries(feeds).map(([id, feed]) => ({ id, feed })),
    [site, late, closed],
    { limits: { ...defaultLimits, totalMs: 400, maxFeedBytes: 10_000 } },
  )
  const resolve = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))
  const { server, text } = await start(settings, { resolve })
  expect((await server.firstRound).answered).toBe(1)
  const { sources } = await indexOf(server)
  const told = Object.fromEntries(
    Object.entries(sources).map(([id, { problem, hash }]) => [
      id,
      problem ? [problem.code, problem.status] : hash?.length,
    ]),
  )
  expect(told).toEqual({
    good: 22,
    hang: ['timeout', undefined],
    missing: ['status', 404],
    gone: ['status', 410],
    forbidden: ['status', 403],
    busy: ['status', 503],
    broken: ['status', 500],
    large: ['tooLarge', undefined],
    bomb: ['tooLarge', undefined],
    loop: ['tooManyRedirects', undefined],
    inside: ['addressNotAllowed', undefined],
    page: ['htmlAnswer', undefined],
    empty: ['emptyAnswer', undefined],
    limited: ['status', 429],
    nameless: ['nameNotFound', undefined],
    refused: ['refused', undefined],
    plain: ['tls', undefined],
    private: ['addressNotAllowed', undefined],
  })
  expect(sources.limited?.problem?.retryAt).toBe(Date.UTC(2098, 0, 1) / 1000)
  expect(text()).toContain('1 of 18 feeds answered.')
  expect(text()).toContain('status 404: missing')
})

test('one host is asked one thing at a time', async () => {
  let atOnce = 0
  let most = 0
  const site = await publisher((_, response) => {
    most = Math.max(most, ++atOnce)
    setImmediate(() => {
      atOnce--
      response.end(feedText)
    })
  })
  const sources = Array.from({ length: 10 }, (_, at) => ({ id: `s${at}`, feed: `http://${site}/${at}` }))
  const { server } = await start(await settingsFor(sources, [site]))
  expect((await server.firstRound).answered).toBe(10)
  expect(most).toBe(1)
})

test('a hanging site does not hold up the others', async () => {
  const hang = await publisher(() => {})
  const site = await publisher((_, response) => response.end(feedText))
  const settings = await settingsFor(
    [
      { id: 'hang', feed: `http://${hang}/` },
      { id: 'elm', feed: `http://${site}/` },
    ],
    [hang, site],
    { limits: { ...defaultLimits, totalMs: 600_000 } },
  )
  const { server } = await start(settings)
  await until(async () => (await entryOf(server, 'elm')).hash !== undefined)
  expect(await entryOf(server, 'hang')).toEqual({})
})

test('however many sites hang, half of the places are for the others', async () => {
  let hanging = 0
  let most = 0
  const hosts = await Promise.all(
    Array.from({ length: 14 }, () =>
      publisher((request) => {
        most = Math.max(most, ++hanging)
        request.on('close', () => hanging--)
      }),
    ),
  )
  let asked = 0
  const good = await publisher((_, response) => {
    asked++
    response.end(feedText)
  })
  const sources = [good, ...hosts].map((host, at) => ({ id: `s${at}`, feed: `http://${host}/` }))
  const { server } = await start(
    await settingsFor(sources, [good, ...hosts], {
      pollMs: 20,
      limits: { ...defaultLimits, totalMs: 200 },
    }),
  )
  await server.firstRound
  await until(() => hanging > 0 && hanging <= 6)
  most = 0
  const before = asked
  await until(() => most > 2 && asked > before + 20)
  expect(most).toBeLessThanOrEqual(6)
})

test('a retired source is not asked, and what is stored of it stays served', async () => {
  let asked = 0
  const site = await publisher((_, response) => {
    asked++
    response.end(feedText)
  })
  const source = { id: 'elm', feed: `http://${site}/` }
  const settings = await settingsFor([source], [site])
  const first = await start(settings)
  await first.server.firstRound
  await first.server.close()
  const retired = { on: '2026-05-01', reason: 'The chapter closed its site.' }
  await writeFile(settings.catalogFile, catalogText([{ ...source, retired }]))
  const { server } = await start(settings)
  expect((await server.firstRound).asked).toBe(0)
  expect(await bodyOf(server, 'elm', await entryOf(server, 'elm'))).toBe(feedText)
  expect(asked).toBe(1)
})

test('a lost body is fetched again as soon as somebody misses it', async () => {
  const site = await publisher((request, response) => {
    if (request.headers['if-none-match']) response.writeHead(304).end()
    else response.setHeader('etag', '"x"').end(feedText)
  })
  const settings = await settingsFor([{ id: 'elm', feed: `http://${site}/` }], [site], { pollMs: 3_600_000 })
  const first = await start(settings)
  await first.server.firstRound
  const entry = await entryOf(first.server, 'elm')
  await first.server.close()
  const { server, text } = await start(settings)
  await server.firstRound
  for (const ending of ['br', 'gz']) {
    await writeFile(join(settings.cacheDir, 'bodies', `${entry.hash}.${ending}`), 'damaged')
  }
  expect((await fetch(server.url + feedBodyPath('elm', entry.hash ?? ''))).status).toBe(404)
  await until(async () => (await entryOf(server, 'elm')).hash === entry.hash)
  expect(await bodyOf(server, 'elm', entry)).toBe(feedText)
  expect(text()).toContain('is damaged')
})

test('a missing catalog, a taken port or folder and an unusable one end the start with a clear error', async () => {
  const settings = await settingsFor([], [])
  const { server } = await start(settings)
  const port = Number(new URL(server.url).port)
  await expect(startServer(settings)).rejects.toThrow(
    `${settings.cacheDir} is used by process ${process.pid}`,
  )
  const other = { ...settings, cacheDir: `${settings.cacheDir}-other` }
  await expect(startServer({ ...other, port }, { log: () => {} })).rejects.toThrow(`port ${port}`)
  // The one that failed to start holds nothing.
  await start(other)
  await expect(startServer({ ...settings, cacheDir: settings.catalogFile })).rejects.toThrow('CACHE_DIR')
  await rm(settings.catalogFile)
  await expect(startServer(settings)).rejects.toThrow('catalog.json')
})

test('a 304 of the index is at most 300 bytes on the wire', async () => {
  const { server } = await start(await settingsFor([{ id: 'elm', feed: 'http://10.0.0.1/' }], []))
  await server.firstRound
  const headers = { 'accept-encoding': 'br' }
  const etag = (await fetch(`${server.url}/api/feeds`, { headers })).headers.get('etag') ?? ''
  const { port } = new URL(server.url)
  const answer = await new Promise<string>((done) => {
    let text = ''
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(
        `GET /api/feeds HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\nIf-None-Match: ${etag}\r\n\r\n`,
      )
    })
    socket.on('data', (chunk) => {
      text += chunk
      if (text.endsWith('\r\n\r\n')) socket.end()
    })
    socket.on('close', () => done(text))
  })
  expect(answer).toContain('304')
  expect(answer.length).toBeLessThanOrEqual(300)
})

test('an answer under way is finished before the server ends', async () => {
  let release: () => void = () => {}
  let wasAsked = false
  const site = await publisher((_, response) => {
    wasAsked = true
    release = () => response.end(feedText)
  })
  const settings = await settingsFor(
    [{ id: 'elm', feed: `http://${site}/`, retired: { on: '2026-01-01', reason: 'x' } }],
    [site],
  )
  const server = await startServer(settings, { log: () => {} })
  const answering = fetch(`${server.url}/api/feed?url=http://${site}/x`)
  await until(() => wasAsked)
  const closing = server.close()
  release()
  expect(await (await answering).text()).toBe(feedText)
  await closing
  await expect(fetch(server.url)).rejects.toThrow()
})

test('the log holds nothing of what was asked', async () => {
  const { server, text } = await start(await settingsFor([], []))
  await fetch(`${server.url}/api/feed?url=https://private.example/secret`)
  await fetch(`${server.url}/sources?tab=mine`)
  expect(text()).not.toMatch(/secret|mine|127\.0\.0\.1/)
})

test('with no network at all the app and what is stored are served', async () => {
  const resolve = () => Promise.reject(Object.assign(new Error('no'), { code: 'EAI_AGAIN' }))
  const settings = await settingsFor([{ id: 'elm', feed: 'https://elm.example/feed' }], [])
  const { server, text } = await start({ ...settings, appDir: 'public' }, { resolve })
  await server.firstRound
  expect((await fetch(`${server.url}/catalog.json`)).status).toBe(200)
  expect(await (await fetch(`${server.url}/robots.txt`)).text()).toBe(
    await readFile('public/robots.txt', 'utf8'),
  )
  expect((await entryOf(server, 'elm')).problem?.code).toBe('nameNotFound')
  expect(text()).toContain('npm run demo')
})
