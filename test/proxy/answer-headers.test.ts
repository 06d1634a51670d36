import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { startServer } from '../../proxy/server.ts'
import { type FeedIndex, feedBodyPath, imagePath, pagePath } from '../../proxy/wire.ts'
import { rawRequest } from './raw-request.ts'
import { atEnd, feedText, freePort, publisher, settingsFor } from './support.ts'

interface Given {
  url: string
  /** Host and port of the publisher. */
  site: string
  /** Where nobody listens. */
  closed: string
  bodyPath: string
}

async function given(): Promise<Given> {
  const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const site = await publisher((request, response) => {
    // None of this may come down.
    response.setHeader('set-cookie', 'a=b')
    response.setHeader('cache-control', 'private, max-age=9')
    response.setHeader('content-security-policy', "default-src 'self'")
    response.setHeader('access-control-allow-origin', 'https://elm.example')
    response.setHeader('strict-transport-security', 'max-age=1')
    if (request.url === '/picture') response.end(picture)
    else if (request.url === '/page') response.setHeader('content-type', 'text/html').end('<p>Hello')
    else if (request.url === '/missing') response.writeHead(404).end()
    else response.setHeader('content-type', 'text/xml').end(feedText)
  })
  const closed = await freePort()
  const settings = await settingsFor([{ id: 'elm', feed: `http://${site}/feed` }], [site, closed], {
    openFeeds: true,
  })
  await mkdir(join(settings.appDir, 'assets'), { recursive: true })
  const files = { 'index.html': '<!doctype html>', 'assets/main-1a.js': '1', 'icon.png': 'x' }
  for (const [name, text] of Object.entries(files)) await writeFile(join(settings.appDir, name), text)
  const server = await startServer(settings, { log: () => {} })
  atEnd(server.close)
  await server.firstRound
  const index = (await (await fetch(`${server.url}/api/feeds`)).json()) as FeedIndex
  return { url: server.url, site, closed, bodyPath: feedBodyPath('elm', index.sources.elm?.hash ?? '') }
}

const inert = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'referrer-policy': 'no-referrer',
}
const open = { ...inert, 'access-control-allow-origin': '*' }
const exposed = { 'access-control-expose-headers': 'ETag, x-feed-url, x-feed-type' }
const appOnly = { ...inert, 'cross-origin-resource-policy': 'same-origin' }
const etag = expect.stringMatching(/^"[\w-]+"$/) as string
const encoded = { 'content-encoding': 'br', vary: 'Accept-Encoding', etag }
const json = 'application/json; charset=utf-8'
const forEver = 'public, max-age=31536000, immutable'
const briefly = 'public, max-age=300, stale-if-error=86400'
const indexCaching = 'public, max-age=0, s-maxage=30, stale-while-revalidate=60, stale-if-error=86400'
const error = { ...open, 'content-type': json, 'cache-control': 'no-store' }
const word = { ...open, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
const app = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': expect.stringContaining("default-src 'none'; script-src 'self';") as string,
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
  etag,
}
const feedFacts = (url: string) => ({ 'x-feed-url': url, 'x-feed-type': 'text/xml' })
const feedPath = (url: string) => `/api/feed?url=${encodeURIComponent(url)}`

interface Row {
  path: (given: Given) => string
  ask?: Record<string, string>
  status: number
  headers: (given: Given) => Record<string, string>
}

const rows: Record<string, Row> = {
  'the index': {
    path: () => '/api/feeds',
    status: 200,
    headers: () => ({
      ...open,
      ...exposed,
      ...encoded,
      'content-type': json,
      'cache-control': indexCaching,
    }),
  },
  'the catalog': {
    path: () => '/catalog.json',
    status: 200,
    headers: () => ({
      ...open,
      ...exposed,
      ...encoded,
      'content-type': json,
      'cache-control': 'public, no-cache',
    }),
  },
  'a body': {
    path: ({ bodyPath }) => bodyPath,
    status: 200,
    headers: ({ site }) => ({
      ...open,
      ...exposed,
      ...encoded,
      ...feedFacts(`http://${site}/feed`),
      'content-type': 'text/plain',
      'cache-control': forEver,
    }),
  },
  'the health of the sources': {
    path: () => '/api/health.json',
    status: 200,
    headers: () => ({
      ...open,
      ...exposed,
      ...encoded,
      'content-type': json,
      'cache-control': 'public, max-age=60, stale-if-error=86400',
    }),
  },
  'the key for notifications': {
    path: () => '/api/push',
    status: 200,
    headers: () => ({
      ...open,
      ...exposed,
      ...encoded,
      'content-type': json,
      'cache-control': 'public, max-age=3600',
    }),
  },
  'a hub nobody asked': { path: () => '/api/websub/x', status: 404, headers: () => error },
  'a feed of a reader': {
    path: ({ site }) => feedPath(`http://${site}/own`),
    status: 200,
    headers: ({ site }) => ({
      ...open,
      ...exposed,
      ...encoded,
      ...feedFacts(`http://${site}/own`),
      'content-type': 'text/plain',
      'cache-control': briefly,
    }),
  },
  'an image': {
    path: ({ site }) => imagePath(`http://${site}/picture`, 96),
    status: 200,
    headers: () => ({
      ...appOnly,
      'content-type': 'image/webp',
      'cache-control': forEver,
      vary: 'Sec-Fetch-Site',
      etag,
    }),
  },
  'a page': {
    path: ({ site }) => pagePath(`http://${site}/page`),
    status: 200,
    headers: ({ site }) => ({
      ...appOnly,
      ...encoded,
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': briefly,
      vary: 'Accept-Encoding, Sec-Fetch-Site',
      'x-feed-url': `http://${site}/page`,
    }),
  },
  'the frame of the app': {
    path: () => '/',
    status: 200,
    headers: () => ({
      ...app,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      vary: 'Accept-Encoding',
    }),
  },
  'an asset of the app': {
    path: () => '/assets/main-1a.js',
    status: 200,
    headers: () => ({
      ...app,
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': forEver,
      vary: 'Accept-Encoding',
    }),
  },
  'a picture of the app, which has one form': {
    path: () => '/icon.png',
    status: 200,
    headers: () => ({ ...app, 'content-type': 'image/png', 'cache-control': 'no-cache' }),
  },
  health: { path: () => '/healthz', status: 200, headers: () => word },
  readiness: { path: () => '/readyz', status: 200, headers: () => word },
  'a body nobody knows': {
    path: () => feedBodyPath('elm', 'A'.repeat(22)),
    status: 404,
    headers: () => error,
  },
  'no route': { path: () => '/api/x', status: 404, headers: () => error },
  'an address not allowed': {
    path: () => feedPath('http://10.0.0.1/'),
    status: 403,
    headers: () => error,
  },
  'a site that answers 404': {
    path: ({ site }) => feedPath(`http://${site}/missing`),
    status: 502,
    headers: () => error,
  },
  'a site that does not answer': {
    path: ({ closed }) => imagePath(`http://${closed}/`, 96),
    status: 502,
    headers: () => error,
  },
  'no image': {
    path: ({ site }) => imagePath(`http://${site}/feed`, 96),
    status: 415,
    headers: () => error,
  },
  'no page': {
    path: ({ site }) => pagePath(`http://${site}/feed`),
    status: 415,
    headers: () => error,
  },
  'an image for another site': {
    path: ({ site }) => imagePath(`http://${site}/picture`, 96),
    ask: { 'sec-fetch-site': 'cross-site' },
    status: 403,
    headers: () => ({ ...error, vary: 'Sec-Fetch-Site' }),
  },
  'a page for another site': {
    path: ({ site }) => pagePath(`http://${site}/page`),
    ask: { 'sec-fetch-site': 'cross-site' },
    status: 403,
    headers: () => ({ ...error, vary: 'Sec-Fetch-Site' }),
  },
}

const ofTheConnection = ['date', 'connection', 'keep-alive', 'content-length']

/** The same for every row, by its name. */
async function ofEach<T>(work: (row: Row, name: string) => T | Promise<T>): Promise<Record<string, T>> {
  const all: Record<string, T> = {}
  for (const [name, row] of Object.entries(rows)) all[name] = await work(row, name)
  return all
}

test('every answer has just the headers it should', async () => {
  const here = await given()
  const told = await ofEach(async ({ path, ask }) => {
    const answer = await rawRequest(here.url + path(here), { 'accept-encoding': 'br', ...ask })
    const headers = Object.entries(answer.headers).filter(([name]) => !ofTheConnection.includes(name))
    return { status: answer.status, headers: Object.fromEntries(headers) }
  })
  expect(told).toEqual(await ofEach(({ status, headers }) => ({ status, headers: headers(here) })))
})

test('HEAD is GET without the body', async () => {
  const here = await given()
  const factsOf = async ({ path, ask }: Row, method: string) => {
    const { status, headers } = await rawRequest(
      here.url + path(here),
      { 'accept-encoding': 'br', ...ask },
      method,
    )
    return { status, headers: { ...headers, date: '' } }
  }
  // The raw client fails at any byte of a body after HEAD: the next answer would begin there.
  expect(await ofEach((row) => factsOf(row, 'HEAD'))).toEqual(await ofEach((row) => factsOf(row, 'GET')))
})

test('who has it gets 304, with what a cache must know and nothing else', async () => {
  const here = await given()
  for (const [name, { path, ask, headers }] of Object.entries(rows)) {
    const whole = headers(here)
    if (whole.etag === undefined) continue
    const asked = { 'accept-encoding': 'br', ...ask }
    const first = await rawRequest(here.url + path(here), asked)
    const held = { ...asked, 'if-none-match': `"x", ${first.headers.etag}` }
    const again = await rawRequest(here.url + path(here), held)
    expect([name, again.status]).toEqual([name, 304])
    for (const header of ['etag', 'cache-control', 'vary', 'access-control-allow-origin']) {
      expect([name, again.headers[header]]).toEqual([name, first.headers[header]])
    }
    expect(again.headers).not.toHaveProperty('content-length')
    expect(again.headers).not.toHaveProperty('content-type')
  }
})

test('each encoding has an ETag of its own', async () => {
  const { url, bodyPath, site } = await given()
  for (const path of ['/api/feeds', '/catalog.json', bodyPath, feedPath(`http://${site}/own`)]) {
    const tags = new Set<string | undefined>()
    for (const encoding of ['br', 'gzip', 'identity']) {
      const { headers } = await rawRequest(url + path, { 'accept-encoding': encoding })
      expect(headers['content-encoding'] ?? 'identity').toBe(encoding)
      expect(headers.etag).not.toMatch(/^W/)
      tags.add(headers.etag)
    }
    expect(tags.size).toBe(3)
  }
})
