import sharp from 'sharp'
import { expect, test } from 'vitest'
import { routeOf } from '../../../proxy/run/metrics.ts'
import { type RunningServer, startServer } from '../../../proxy/server.ts'
import { feedBodyPath, imagePath, pagePath } from '../../../proxy/wire.ts'
import { atEnd, feedText, freePort, publisher, settingsFor } from '../support.ts'

/** A server with the figures it gives, each by its name and labels. */
async function given() {
  const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const site = await publisher((request, response) => {
    if (request.url?.includes('picture')) response.end(picture)
    else if (request.url === '/gone') response.writeHead(410).end()
    else response.end(feedText)
  })
  const sources = [
    { id: 'elm', feed: `http://${site}/elm` },
    { id: 'gone', feed: `http://${site}/gone` },
  ]
  const port = Number((await freePort()).split(':')[1])
  const settings = await settingsFor(sources, [site], {
    metrics: { host: '127.0.0.1', port },
    openFeeds: true,
    hasRateLimits: true,
  })
  const lines: string[] = []
  const server = await startServer(settings, { log: (line) => lines.push(line) })
  atEnd(server.close)
  await server.firstRound
  const read = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
    expect(answer.headers.get('content-type')).toContain('text/plain')
    return answer.text()
  }
  return { server, site, port, lines, read }
}

function figures(text: string): Record<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  )
}

async function askEverything({ url }: RunningServer, site: string): Promise<void> {
  const picture = imagePath(`http://${site}/picture?secret=1`, 96)
  for (const path of [
    '/api/feeds',
    '/catalog.json',
    feedBodyPath('elm', 'A'.repeat(22)),
    `/api/feed?url=${encodeURIComponent(`http://${site}/secret`)}`,
    picture,
    picture,
    imagePath(`http://${site}/secret`, 96),
    pagePath(`http://${site}/secret`),
    '/post/elm/secret',
    '/healthz',
  ]) {
    await (await fetch(url + path, { headers: { 'x-forwarded-for': '203.0.113.77' } })).arrayBuffer()
  }
}

test('what is counted can be read, by route, source and kind', async () => {
  const { server, site, read, lines, port } = await given()
  expect(lines).toContain(`Metrics on http://localhost:${port}/metrics`)
  await askEverything(server, site)
  expect(figures(await read())).toMatchObject({
    'dsa_requests_total{route="index",status="2xx"}': 1,
    'dsa_requests_total{route="catalog",status="2xx"}': 1,
    'dsa_requests_total{route="body",status="4xx"}': 1,
    'dsa_requests_total{route="feed",status="2xx"}': 1,
    'dsa_requests_total{route="image",status="2xx"}': 2,
    'dsa_requests_total{route="image",status="4xx"}': 1,
    'dsa_requests_total{route="page",status="4xx"}': 1,
    'dsa_requests_total{route="app",status="4xx"}': 1,
    'dsa_requests_total{route="health",status="2xx"}': 1,
    'dsa_polls_total{source="elm",outcome="body"}': 1,
    'dsa_polls_total{source="gone",outcome="status 410"}': 1,
    'dsa_images_total{outcome="made"}': 1,
    'dsa_images_total{outcome="stored"}': 1,
    'dsa_images_total{outcome="unfit"}': 1,
    'dsa_fetches_total{kind="feed",outcome="body"}': 2,
    'dsa_fetches_total{kind="feed",outcome="status"}': 1,
    'dsa_fetched_bytes_total{kind="page"}': feedText.length,
    'dsa_queue_length{kind="image"}': 0,
    process_resident_memory_bytes: expect.any(Number),
  })
})

test('no address and nobody who asked is in them', async () => {
  const { server, site, read } = await given()
  await askEverything(server, site)
  expect(await read()).not.toMatch(/secret|203\.0\.113|127\.0\.0\.1|http:/)
})

test('the age of each source is told', async () => {
  const { read } = await given()
  const all = figures(await read())
  for (const source of ['elm', 'gone']) {
    const age = all[`dsa_source_age_seconds{source="${source}"}`]
    expect(age).toBeGreaterThanOrEqual(0)
    expect(age).toBeLessThan(3600)
  }
})

test('where they are read, nothing else is', async () => {
  const { port } = await given()
  for (const path of ['/', '/api/feeds', '/metrics/x']) {
    expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(404)
  }
})

test.each([
  ['/api/feeds/elm/abc', 'body'],
  ['/api/anything', 'api'],
  ['/sources/secret', 'app'],
])('%s counts as %s', (path, route) => {
  expect(routeOf(path)).toBe(route)
})
