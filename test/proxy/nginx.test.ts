import { readdir, readFile } from 'node:fs/promises'
import { get as httpGet, type IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { perMinute } from '../../proxy/reading/rate-limits.ts'
import { startServer } from '../../proxy/server.ts'
import { type FeedIndex, feedBodyPath, imagePath } from '../../proxy/wire.ts'
import { isNginxHere, type Nginx, startNginx, startPassage } from './nginx.ts'
import { atEnd, feedText, publisher, settingsFor, until } from './support.ts'

const longFeed = feedText.replace('Union news', 'Union news '.repeat(20_000))

async function given(shorten?: (caching: string) => string) {
  const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const site = await publisher((request, response) => {
    response.end(request.url?.includes('picture') ? picture : longFeed)
  })
  const settings = await settingsFor([{ id: 'elm', feed: `http://${site}/feed` }], [site], {
    hasRateLimits: true,
  })
  const server = await startServer(settings, { log: () => {} })
  atEnd(server.close)
  await server.firstRound
  const passage = await startPassage(server.url, shorten)
  const nginx = await startNginx(passage.host)
  passage.seen.length = 0
  const ask = (path: string, headers: Record<string, string> = {}) => askFrom(nginx.url + path, headers)
  const hashOf = async () => {
    const index = (await (await fetch(`${server.url}/api/feeds`)).json()) as FeedIndex
    return index.sources.elm?.hash ?? ''
  }
  const seenOf = (path: string) => passage.seen.filter((passed) => passed.path === path)
  return { site, server, passage, nginx, ask, hashOf, seenOf }
}

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** From an address of its own, so that it can be told from the server's in a log. */
function askFrom(url: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((done, fail) => {
    const asked = httpGet(url, { headers, localAddress: '127.0.0.2', agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('end', () => {
        const { statusCode: status = 0, headers } = answer
        done({ status, headers, body: Buffer.concat(chunks) })
      })
    })
    asked.on('error', fail)
  })
}

const suite = isNginxHere ? 'behind nginx' : 'nginx is not installed (apt-get install nginx-light): behind it'

describe.skipIf(!isNginxHere)(suite, () => {
  test('two hundred phones cost the server one request', async () => {
    const { ask, hashOf, seenOf } = await given()
    const path = feedBodyPath('elm', await hashOf())
    const cold = await Promise.all(Array.from({ length: 100 }, () => ask(path)))
    for (let at = 0; at < 100; at++) cold.push(await ask(path))
    for (const { status, body } of cold) {
      expect(status).toBe(200)
      expect(body.equals(Buffer.from(longFeed))).toBe(true)
    }
    expect(seenOf(path)).toHaveLength(1)
  })

  test('however a browser words what it takes, there are three forms, each as the server made it', async () => {
    const { ask, hashOf, seenOf } = await given()
    const path = feedBodyPath('elm', await hashOf())
    const wordings: Record<string, string[]> = {
      br: [
        'br',
        'gzip, deflate, br',
        'gzip, deflate, br, zstd',
        'br;q=1.0, gzip;q=0.8, *;q=0.1',
        'GZIP,BR;q=0.5',
      ],
      gzip: ['gzip', 'deflate, gzip;q=1.0', 'gzip, br;q=0', 'br;q=0.000,gzip', 'xbr, gzip'],
      identity: ['', 'identity', 'zstd', 'gzip;q=0, br; q=0', 'brotli'],
    }
    const decode: Record<string, (bytes: Buffer) => Buffer> = {
      br: brotliDecompressSync,
      gzip: gunzipSync,
      identity: (bytes) => bytes,
    }
    for (const [encoding, headers] of Object.entries(wordings)) {
      for (const wording of headers) {
        const answer = await ask(path, { 'accept-encoding': wording })
        expect([wording, answer.headers['content-encoding'] ?? 'identity']).toEqual([wording, encoding])
        expect(decode[encoding]?.(answer.body).toString()).toBe(longFeed)
        expect(answer.headers.etag).not.toMatch(/^W/)
        expect(answer.headers.vary).toBe('Accept-Encoding')
      }
    }
    expect(seenOf(path).map(({ headers }) => headers['accept-encoding'])).toEqual(['br', 'gzip', 'identity'])
  })

  test('who has it gets 304 from the cache', async () => {
    const { ask, seenOf } = await given()
    const first = await ask('/api/feeds', { 'accept-encoding': 'br' })
    const etag = first.headers.etag ?? ''
    const again = await ask('/api/feeds', { 'accept-encoding': 'br', 'if-none-match': etag })
    expect([again.status, again.body.length]).toEqual([304, 0])
    expect(seenOf('/api/feeds')).toHaveLength(1)
  })

  test('an index past its time is given once more while a 304 of the server renews it', async () => {
    const { ask, nginx, seenOf } = await given()
    await ask('/api/feeds')
    await until(async () => {
      await ask('/api/feeds')
      return seenOf('/api/feeds').length > 1
    })
    const [first, second] = seenOf('/api/feeds')
    expect(first?.headers['if-none-match']).toBeUndefined()
    expect(second).toMatchObject({ status: 304, headers: { 'if-none-match': expect.stringMatching(/^"/) } })
    const states = await cacheStates(nginx)
    expect(states[0]).toBe('MISS')
    expect(states).toContain('HIT')
    expect(states).toContain('STALE')
  })

  test('an index past even that is not given: after a quiet night the first phone gets the newest', async () => {
    const { ask, nginx } = await given((caching) =>
      caching.replace('while-revalidate=60', 'while-revalidate=0'),
    )
    await until(async () => {
      await ask('/api/feeds')
      return (await cacheStates(nginx)).includes('REVALIDATED')
    })
    expect(await cacheStates(nginx)).not.toContain('STALE')
  })

  test('with the server gone the index and the bodies are still there, after days, too', async () => {
    const { ask, server, passage, hashOf, nginx } = await given((caching) =>
      caching.replace('while-revalidate=60', 'while-revalidate=0').replace('if-error=86400', 'if-error=0'),
    )
    const path = feedBodyPath('elm', await hashOf())
    const before = await ask('/api/feeds')
    await ask(path)
    await passage.close()
    await server.close()
    await until(async () => {
      const after = await ask('/api/feeds')
      expect([after.status, after.body.toString()]).toEqual([200, before.body.toString()])
      return (await cacheStates(nginx)).at(-1) === 'STALE'
    })
    expect((await ask(path)).body.toString()).toBe(longFeed)
    // What was never asked for can't be there.
    expect((await ask('/catalog.json')).status).toBe(502)
  })

  test('a picture is kept in one form, and not for pages of other sites', async () => {
    const { ask, site, seenOf } = await given()
    const path = imagePath(`http://${site}/picture`, 96)
    for (const encoding of ['br', 'gzip', '']) {
      const answer = await ask(path, { 'accept-encoding': encoding, 'sec-fetch-site': 'same-origin' })
      expect([answer.status, answer.headers['content-type']]).toEqual([200, 'image/webp'])
    }
    expect(seenOf(path)).toHaveLength(1)
    expect((await ask(path, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await ask(path, { 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  test('what one reader asked for is not kept, and they can’t pass for another', async () => {
    const { ask, site, nginx, passage } = await given()
    const path = (at: number) => `/api/feed?url=${encodeURIComponent(`http://${site}/secret-${at}`)}`
    const statuses: number[] = []
    for (let at = 0; at <= perMinute.feed.client; at++) {
      // One address at a time would end at the host's limit.
      const answer = await ask(path(at % 9), { 'x-forwarded-for': `203.0.${at}.7` })
      statuses.push(answer.status)
    }
    expect(statuses.slice(0, -1).every((status) => status === 200)).toBe(true)
    expect(statuses.at(-1)).toBe(429)
    expect(passage.seen).toHaveLength(perMinute.feed.client + 1)
    for (const { headers } of passage.seen) expect(headers['x-forwarded-for']).toBe('127.0.0.2')
    expect(await everythingIn(nginx.cacheDir)).not.toContain('secret')
  })

  test('its logs name no reader and nothing they chose, even when the server fails', async () => {
    const { ask, nginx, passage, hashOf, site } = await given()
    const secret = `/api/feed?url=${encodeURIComponent(`http://${site}/secret`)}`
    const paths = [
      '/api/feeds',
      feedBodyPath('elm', await hashOf()),
      secret,
      '/post/elm/secret',
      '/%2e/secret',
    ]
    for (const path of paths) await ask(path)
    await passage.close()
    for (const path of paths) await ask(path)
    await until(async () => (await nginx.log()).length === 2 * paths.length)
    const routes = (await nginx.log()).map((line) => line.split(' ')[2])
    expect(routes.slice(0, paths.length)).toEqual(['index', 'body', 'feed', 'app', 'app'])
    expect(await nginx.allLogs()).not.toMatch(/127\.0\.0\.2|secret|elm/)
  })
})

/** What the cache did for each request. */
async function cacheStates(nginx: Nginx): Promise<(string | undefined)[]> {
  return (await nginx.log()).map((line) => line.split(' ')[5])
}

async function everythingIn(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile())
  return (
    await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1')))
  ).join('')
}
