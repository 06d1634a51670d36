import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Settings } from '../../../proxy/config.ts'
import { startServer } from '../../../proxy/server.ts'
import type { PushKey, WirePushSubscription } from '../../../proxy/wire.ts'
import { type FakePushService, startFakePushService } from '../../support/fake-push-service.ts'
import { atEnd, feedText, publisher, settingsFor, until } from '../support.ts'

async function pushService(): Promise<FakePushService> {
  const service = await startFakePushService()
  atEnd(service.close)
  return service
}

async function given(others: Partial<Settings> = {}) {
  const service = await pushService()
  const news = { text: feedText, asked: 0 }
  const site = await publisher((_, response) => {
    news.asked++
    response.end(news.text)
  })
  const settings = await settingsFor([{ id: 'elm', feed: `http://${site}/feed` }], [site, service.host], {
    pollMs: 20,
    publicUrl: 'https://feed.example.org/',
    ...others,
  })
  const running = await start(settings)
  await running.server.firstRound
  return { service, news, settings, ...running }
}

async function start(settings: Settings) {
  const lines: string[] = []
  const server = await startServer(settings, {
    log: (line, facts) => lines.push(line + JSON.stringify(facts)),
  })
  atEnd(server.close)
  const ask = (path: string, method: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(server.url + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  const keyOf = async () => (await (await ask('/api/push', 'GET')).json()) as PushKey
  return { server, lines, ask, keyOf }
}

async function storedIn(settings: Settings): Promise<unknown[]> {
  const folder = join(settings.cacheDir, 'push')
  const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')))
  return texts.flatMap((text) => JSON.parse(text) as unknown[])
}

test('the key is a point of P-256, made once, for this server only', async () => {
  const { settings, server, ask, keyOf } = await given({ pollMs: 0 })
  const answer = await ask('/api/push', 'GET')
  expect(answer.headers.get('cache-control')).toBe('public, max-age=3600')
  const { version, key } = (await answer.json()) as PushKey
  expect(version).toBe(1)
  expect(Buffer.from(key, 'base64url')).toHaveLength(65)
  expect((await stat(join(settings.cacheDir, 'vapid-key'))).mode & 0o777).toBe(0o600)
  expect((await keyOf()).key).toBe(key)
  await server.close()
  expect((await (await start(settings)).keyOf()).key).toBe(key)
})

test('a subscription is stored with nothing but its endpoint and keys, once, until it is taken back', async () => {
  const { service, settings, ask } = await given({ pollMs: 0 })
  const one = service.subscribe()
  const two = service.subscribe()
  const talkative = { ...one, expirationTime: null, sources: ['elm'], keys: { ...one.keys, more: 'x' } }
  expect((await ask('/api/push', 'POST', talkative)).status).toBe(204)
  expect((await ask('/api/push', 'POST', one)).status).toBe(204)
  expect((await ask('/api/push', 'POST', two)).status).toBe(204)
  const stored = await storedIn(settings)
  expect(stored).toHaveLength(2)
  expect(stored).toEqual(expect.arrayContaining([one, two]))
  expect((await ask('/api/push', 'DELETE', { endpoint: one.endpoint })).status).toBe(204)
  expect((await ask('/api/push', 'DELETE', one)).status).toBe(204)
  expect(await storedIn(settings)).toEqual([two])
})

const wrong: [name: string, make: (good: WirePushSubscription) => unknown, status: number][] = [
  ['no JSON', () => '{', 400],
  ['a list', () => [], 400],
  ['no endpoint', ({ keys }) => ({ keys }), 400],
  ['no keys', ({ endpoint }) => ({ endpoint }), 400],
  ['an endpoint without TLS', (good) => ({ ...good, endpoint: 'http://push.example/x' }), 400],
  ['an endpoint on an odd port', (good) => ({ ...good, endpoint: 'https://push.example:22/x' }), 400],
  ['an endpoint of this machine', (good) => ({ ...good, endpoint: 'https://localhost/x' }), 400],
  ['a short secret', (good) => ({ ...good, keys: { ...good.keys, auth: 'AAAA' } }), 400],
  ['no point of the curve', (good) => ({ ...good, keys: { ...good.keys, p256dh: point } }), 400],
  ['more than 4 KB', (good) => ({ ...good, more: 'x'.repeat(5000) }), 413],
]
const point = Buffer.alloc(65, 4).toString('base64url')

test('what is no subscription is refused and not stored', async () => {
  const { service, settings, ask } = await given({ pollMs: 0 })
  for (const [name, make, status] of wrong) {
    const answer = await ask('/api/push', 'POST', make(service.subscribe()))
    expect([name, answer.status]).toEqual([name, status])
  }
  const good = service.subscribe()
  const asText = { 'content-type': 'text/plain' }
  expect((await ask('/api/push', 'POST', good, asText)).status).toBe(400)
  expect((await ask('/api/push', 'POST', good, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await ask('/api/push', 'PUT', good)).status).toBe(405)
  expect(await storedIn(settings)).toEqual([])
})

test('new posts are told to every phone, encrypted for it and signed by us, and to no one before', async () => {
  const { service, news, ask, keyOf, lines } = await given()
  const phones = [service.subscribe(), service.subscribe()]
  for (const phone of phones) await ask('/api/push', 'POST', phone)
  const asked = news.asked
  await until(() => news.asked > asked + 2)
  expect(service.received).toEqual([])

  const before = Math.floor(Date.now() / 1000)
  news.text = feedText.replace('</channel>', '<item><title>March</title></item></channel>')
  await until(() => service.received.length === 2)
  expect(service.faults).toEqual([])
  const paths = service.received.map(({ path }) => path)
  expect(paths.sort()).toEqual(phones.map(({ endpoint }) => new URL(endpoint).pathname).sort())
  const [first] = service.received
  if (first === undefined) throw new Error('nothing came')
  const { message, headers, claims, key } = first
  expect(message).toEqual({
    web_push: 8030,
    notification: {
      title: 'DSA Feed',
      body: 'New posts · Publicaciones nuevas',
      navigate: 'https://feed.example.org/',
      silent: false,
    },
    mutable: true,
    dsaFeed: { kind: 'changed', changedAt: expect.any(Number) as number },
  })
  const { changedAt } = (message as { dsaFeed: { changedAt: number } }).dsaFeed
  expect(changedAt).toBeGreaterThanOrEqual(before)
  expect(headers).toMatchObject({
    ttl: '43200',
    urgency: 'normal',
    topic: 'changed',
    'content-encoding': 'aes128gcm',
  })
  expect(claims).toMatchObject({ sub: 'https://feed.example.org/' })
  expect(key).toBe((await keyOf()).key)
  await until(() => lines.some((line) => line.includes('2 phones told')))
  for (const { endpoint } of phones) expect(lines.join('\n')).not.toContain(endpoint)
  expect(lines.join('\n')).not.toContain(service.host)
})

test('a feed that changes nothing but its clock and its validators wakes nobody', async () => {
  const { service, news, ask } = await given()
  await ask('/api/push', 'POST', service.subscribe())
  const item = '<item><title>March</title></item></channel>'
  news.text = feedText.replace('</channel>', `<lastBuildDate>Monday</lastBuildDate>${item}`)
  await until(() => service.received.length === 1)
  for (const hour of ['1', '2', '3']) {
    news.text = feedText.replace(
      '</channel>',
      `<lastBuildDate>${hour}</lastBuildDate>${item}<!-- ${hour} -->`,
    )
    const asked = news.asked
    await until(() => news.asked > asked + 1)
  }
  expect(service.received).toHaveLength(1)
})

test('phones that are gone are forgotten, others that fail are not', async () => {
  const { service, news, ask, settings } = await given()
  const statuses = [201, 404, 410, 413, 429, 500]
  const phones = statuses.map(() => service.subscribe())
  for (const [at, phone] of phones.entries()) {
    service.answer(phone, statuses[at] ?? 0)
    await ask('/api/push', 'POST', phone)
  }
  news.text = feedText.replace('Union', 'More union')
  await until(() => service.received.length === 1 && service.refused.length === 5)
  await until(async () => (await storedIn(settings)).length === 4)
  const endpoints = (await storedIn(settings)).map((stored) => (stored as WirePushSubscription).endpoint)
  const kept = [0, 3, 4, 5].map((at) => phones[at]?.endpoint)
  expect(endpoints.sort()).toEqual(kept.sort())
})

test.each(['2', () => new Date(Date.now() + 2500).toUTCString()])(
  'a push service that says 429 with Retry-After is asked again then (%#)',
  async (wait) => {
    const { service, news, ask } = await given()
    const phone = service.subscribe()
    await ask('/api/push', 'POST', phone)
    service.answer(phone, 429, { 'retry-after': typeof wait === 'string' ? wait : wait() })
    news.text = feedText.replace('Union', 'More union')
    await until(() => service.refused.length === 1)
    service.answer(phone, 201)
    await until(() => service.received.length === 1)
    expect(service.refused).toHaveLength(1)
  },
)

test('a test message comes at once, and its failures are told', async () => {
  const { service, settings, ask } = await given({ pollMs: 0 })
  const phone = service.subscribe()
  expect((await ask('/api/push/test', 'POST', phone)).status).toBe(204)
  expect(service.received[0]?.message).toMatchObject({ dsaFeed: { kind: 'test' } })
  await ask('/api/push', 'POST', phone)
  service.answer(phone, 503)
  const failed = await ask('/api/push/test', 'POST', phone)
  expect([failed.status, await failed.json()]).toEqual([502, { code: 'pushServiceFailed' }])
  expect(await storedIn(settings)).toHaveLength(1)
  service.answer(phone, 410)
  const gone = await ask('/api/push/test', 'POST', phone)
  expect([gone.status, await gone.json()]).toEqual([410, { code: 'subscriptionGone' }])
  expect(await storedIn(settings)).toEqual([])
})

test('an operator who wants no notifications has none', async () => {
  const { service, ask, lines } = await given({ pollMs: 0, hasPush: false })
  expect((await ask('/api/push', 'GET')).status).toBe(404)
  expect((await ask('/api/push', 'POST', service.subscribe())).status).toBe(404)
  expect(lines.join('\n')).not.toContain('PUSH_CONTACT')
})

test('subscribing is limited by network', async () => {
  const { service, ask } = await given({ pollMs: 0, hasRateLimits: true })
  const phone = service.subscribe()
  const statuses: number[] = []
  for (let times = 0; times < 31; times++) statuses.push((await ask('/api/push', 'POST', phone)).status)
  expect(statuses.slice(0, 30).every((status) => status === 204)).toBe(true)
  expect(statuses.at(-1)).toBe(429)
})
