import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startServer } from '../../../proxy/server.ts'
import { webSubPath } from '../../../proxy/websub/websub-path.ts'
import { type FeedIndex, type HealthReport, paths } from '../../../proxy/wire.ts'
import { startFakeHub } from '../../support/fake-hub.ts'
import { startFakePushService } from '../../support/fake-push-service.ts'
import { atEnd, catalogText, freePort, publisher, settingsFor, until } from '../support.ts'

const day = 24 * 60 * 60_000

function feedWith(hub: string, title: string): string {
  return `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
    <title>Union news</title><atom:link rel="hub" href="${hub}"/>
    <atom:link rel="self" href="https://elm.example/feed?a=1&amp;b=2"/>
    <item><title>${title}</title></item></channel></rss>`
}

const topic = 'https://elm.example/feed?a=1&b=2'

async function given() {
  const hub = await startFakeHub()
  atEnd(hub.close)
  const push = await startFakePushService()
  atEnd(push.close)
  const site = { text: feedWith(hub.url, 'First'), asked: 0, isBusy: false }
  const host = await publisher((_, response) => {
    site.asked++
    if (site.isBusy) response.writeHead(503, { 'retry-after': '7200' }).end()
    else response.end(site.text)
  })
  const port = Number((await freePort()).split(':')[1])
  const publicUrl = `http://127.0.0.1:${port}/`
  const feed = `http://${host}/feed`
  const clock = { ahead: 0 }
  const settings = await settingsFor([{ id: 'elm', feed }], [host, hub.host, push.host], {
    port,
    publicUrl,
    pollMs: 30 * 60_000,
  })
  const lines: string[] = []
  const server = await startServer(settings, {
    log: (line) => lines.push(line),
    now: () => Date.now() + clock.ahead,
    random: () => 0,
  })
  atEnd(server.close)
  const health = async () => {
    const report = (await (await fetch(server.url + paths.health)).json()) as HealthReport
    return report.sources.elm
  }
  const stateOf = async () =>
    JSON.parse(await readFile(join(settings.cacheDir, 'sources', 'elm.json'), 'utf8')) as {
      websub?: { status: string; until?: number }
    }
  const isVerified = async () => (await stateOf()).websub?.status === 'verified'
  return { hub, push, site, settings, server, lines, clock, health, stateOf, isVerified, feed }
}

async function subscribed() {
  const all = await given()
  await all.server.firstRound
  await until(all.isVerified)
  return all
}

test('a feed that names a hub is subscribed to there, with a secret and a path nobody can guess', async () => {
  const { hub, health, server } = await subscribed()
  expect(hub.requests).toHaveLength(1)
  const [request] = hub.requests
  expect(request).toMatchObject({ mode: 'subscribe', topic, leaseSeconds: '864000' })
  expect(request?.callback).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/websub\/[\w-]{43}$/)
  expect(request?.secret).toMatch(/^[\w-]{43}$/)
  expect(hub.verified).toEqual([{ status: 200, isEchoed: true }])
  await until(async () => (await health())?.webSub === 'verified')
  const report = await (await fetch(server.url + paths.health)).text()
  expect(report).not.toContain(request?.secret)
  expect(report).not.toContain(new URL(request?.callback ?? '').pathname)
})

test.each<[string, Record<string, string>]>([
  ['another topic', { 'hub.topic': 'https://elm.example/other' }],
  ['an end nobody asked for', { 'hub.mode': 'unsubscribe' }],
  ['an unknown mode', { 'hub.mode': 'publish' }],
  ['no challenge', { 'hub.challenge': '' }],
])('a hub that asks for %s is not confirmed', async (_, changed) => {
  const { hub } = await subscribed()
  expect((await hub.verify(changed)).status).toBe(404)
})

test('a challenge comes back as plain text that no browser runs', async () => {
  const { hub } = await subscribed()
  const callback = new URL(hub.requests[0]?.callback ?? '')
  const query = { 'hub.mode': 'subscribe', 'hub.topic': topic, 'hub.challenge': '<script>1</script>' }
  for (const [name, value] of Object.entries(query)) callback.searchParams.set(name, value)
  const answer = await fetch(callback)
  expect(await answer.text()).toBe('<script>1</script>')
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
})

test.each(['sha1', 'sha256', 'sha384', 'sha512'] as const)(
  'a ping signed with %s has the feed fetched, the index changed and phones told',
  async (method) => {
    const { hub, push, site, server, clock } = await subscribed()
    const phone = push.subscribe()
    const headers = { 'content-type': 'application/json' }
    await fetch(server.url + paths.push, { method: 'POST', headers, body: JSON.stringify(phone) })
    const indexOf = async () => (await (await fetch(server.url + paths.feedIndex)).json()) as FeedIndex
    const before = (await indexOf()).sources.elm?.hash
    const { asked } = site
    clock.ahead = 5 * 60_000
    site.text = feedWith(hub.url, 'Second')
    // What it sends along counts for nothing.
    expect(await hub.ping({ method, body: feedWith(hub.url, 'Forged') })).toBe(202)
    await until(() => push.received.length === 1)
    expect(site.asked).toBe(asked + 1)
    const { hash } = (await indexOf()).sources.elm ?? {}
    expect(hash).not.toBe(before)
    const body = await (await fetch(`${server.url}${paths.feedIndex}/elm/${hash}`)).text()
    expect(body).toBe(site.text)
    expect(push.received[0]?.message).toMatchObject({ dsaFeed: { kind: 'changed' } })
  },
)

test('a ping that is not of the hub is refused, and nothing is done', async () => {
  const { hub, site, server, clock } = await subscribed()
  clock.ahead = 5 * 60_000
  const { asked } = site
  const guessed = `${server.url}${webSubPath}/${'A'.repeat(43)}`
  const forged = `sha256=${'0'.repeat(64)}`
  expect(await hub.ping({ callback: guessed })).toBe(404)
  expect(await hub.ping({ signature: null })).toBe(403)
  expect(await hub.ping({ signature: forged })).toBe(403)
  expect(await hub.ping({ signature: `md5=${'0'.repeat(32)}` })).toBe(403)
  expect(await hub.ping({ secret: 'another' })).toBe(403)
  expect(await hub.ping()).toBe(202)
  await until(() => site.asked > asked)
  expect(site.asked).toBe(asked + 1)
})

test('pings do not make us ask a site more than once a minute', async () => {
  const { hub, site, clock } = await subscribed()
  clock.ahead = 5 * 60_000
  const { asked } = site
  for (let times = 0; times < 20; times++) expect(await hub.ping()).toBe(202)
  await until(() => site.asked > asked)
  for (let times = 0; times < 20; times++) expect(await hub.ping()).toBe(202)
  expect(site.asked).toBe(asked + 1)
})

test('a site that asks for patience is left alone, whatever its hub says', async () => {
  const { hub, site, clock, health } = await subscribed()
  site.isBusy = true
  clock.ahead = 5 * 60_000
  const { asked } = site
  await hub.ping()
  // The report is kept for ten seconds.
  const isWell = async () => {
    clock.ahead += 11_000
    return (await health())?.problem === undefined
  }
  await until(async () => !(await isWell()))
  clock.ahead += 10 * 60_000
  expect(await hub.ping()).toBe(202)
  site.isBusy = false
  clock.ahead += 2 * 60 * 60_000
  expect(await hub.ping()).toBe(202)
  await until(isWell)
  expect(site.asked).toBe(asked + 2)
})

test('a hub that denies, or that was never verified, gets no look out of us', async () => {
  const { hub, site, clock, stateOf } = await subscribed()
  clock.ahead = 5 * 60_000
  const { asked } = site
  expect((await hub.verify({ 'hub.mode': 'denied' })).status).toBe(204)
  await until(async () => (await stateOf()).websub?.status === 'denied')
  expect(await hub.ping()).toBe(403)
  expect(site.asked).toBe(asked)
})

test('without an address of our own nobody is asked to ping us', async () => {
  const hub = await startFakeHub()
  atEnd(hub.close)
  const host = await publisher((_, response) => void response.end(feedWith(hub.url, 'First')))
  const settings = await settingsFor([{ id: 'elm', feed: `http://${host}/` }], [host, hub.host])
  const server = await startServer(settings, { log: () => {} })
  atEnd(server.close)
  await server.firstRound
  expect((await fetch(`${server.url}${webSubPath}/x`)).status).toBe(404)
  expect(hub.requests).toEqual([])
})

test('a hub inside our own network is not asked', async () => {
  const { lines } = await startWith('http://10.0.0.1/hub')
  await until(() => lines.some((line) => line.includes('its hub does not subscribe: addressNotAllowed')))
})

async function startWith(hubUrl: string) {
  const host = await publisher((_, response) => void response.end(feedWith(hubUrl, 'First')))
  const settings = await settingsFor([{ id: 'elm', feed: `http://${host}/` }], [host], {
    publicUrl: 'https://feed.example.org/',
  })
  const lines: string[] = []
  const server = await startServer(settings, { log: (line) => lines.push(line) })
  atEnd(server.close)
  return { lines }
}

test('a lease is renewed before its end, and given up when the source retires', async () => {
  const all = await subscribed()
  const { hub, clock, site, settings, feed, stateOf } = all
  // A look at the site is what has the lease looked at here; in time the minute's round would.
  const look = async (aheadMs: number) => {
    clock.ahead = aheadMs
    const { asked } = site
    await hub.ping()
    await until(() => site.asked > asked)
  }
  await look(7 * day)
  expect(hub.requests).toHaveLength(1)
  await look(9 * day)
  await until(() => hub.requests.length === 2 && hub.verified.length === 2)
  await until(async () => ((await stateOf()).websub?.until ?? 0) > Date.now() + 18 * day)
  expect(hub.requests[1]).toEqual(hub.requests[0])

  const retired = { on: '2026-11-20', reason: 'Merged.' }
  await all.server.close()
  await writeFile(settings.catalogFile, catalogText([{ id: 'elm', feed, retired }]))
  const second = await startServer(settings, { log: () => {}, now: () => Date.now() + clock.ahead })
  atEnd(second.close)
  await until(() => hub.requests.length === 3)
  expect(hub.requests[2]).toMatchObject({ mode: 'unsubscribe', topic, callback: hub.requests[0]?.callback })
  await until(async () => (await stateOf()).websub === undefined)
  expect(hub.verified.at(-1)).toEqual({ status: 200, isEchoed: true })
  expect(await hub.ping()).toBe(404)
})
