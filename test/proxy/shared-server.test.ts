import { Redis } from 'ioredis'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { type RunningServer, startServer } from '../../proxy/server.ts'
import { type FeedIndex, type FeedIndexEntry, feedBodyPath, imagePath } from '../../proxy/wire.ts'
import { eventually } from '../support/eventually.ts'
import { runTypeScript, type Script } from './run-typescript.ts'
import { atEnd, feedText, freePort, publisher, settingsFor } from './support.ts'
import { valkeyServer, valkeyTest } from './valkey-server.ts'

const hour = 3_600_000

interface Site {
  host: string
  /** Paths asked for, in order. */
  asked: string[]
  /** What it answers with. */
  text: string
}

async function site(delayMs = 0): Promise<Site> {
  const given: Site = { host: '', asked: [], text: feedText }
  given.host = await publisher((request, response) => {
    given.asked.push(request.url ?? '')
    setTimeout(() => response.setHeader('content-type', 'text/xml').end(given.text), delayMs)
  })
  return given
}

type Served = Pick<RunningServer, 'url'>

async function entryOf({ url }: Served, id: string): Promise<FeedIndexEntry> {
  const index = (await (await fetch(`${url}/api/feeds`)).json()) as FeedIndex
  return index.sources[id] ?? {}
}

async function bodyOf({ url }: Served, id: string): Promise<string> {
  const { hash = '' } = await entryOf({ url }, id)
  const answer = await fetch(url + feedBodyPath(id, hash))
  return `${answer.status} ${await answer.text()}`
}

interface Started {
  server: RunningServer
  lines: string[]
}

/** Several servers of this process with one home and one catalog. */
async function servers(
  count: number,
  publisherHost: string,
  redisUrl: string | undefined,
  pollMs = hour,
): Promise<Started[]> {
  const source = { id: 'elm', feed: `http://${publisherHost}/feed` }
  const settings = await settingsFor([source], [publisherHost], { pollMs, openFeeds: true })
  const started: Started[] = []
  for (let at = 0; at < count; at++) {
    const lines: string[] = []
    const own = { ...settings, cacheDir: `${settings.cacheDir}-${at}`, ...(redisUrl ? { redisUrl } : {}) }
    const server = await startServer(own, { log: (line) => lines.push(line) })
    atEnd(server.close)
    started.push({ server, lines })
  }
  return started
}

const pollLine = 'This process asks the sources.'

valkeyTest('of two servers one asks the sources, and both serve what came', async () => {
  const { url } = await valkeyServer()
  const elm = await site()
  const both = await servers(2, elm.host, url)
  for (const { server } of both) {
    await eventually(async () => expect(await bodyOf(server, 'elm')).toBe(`200 ${feedText}`))
  }
  await eventually(() =>
    expect(both.flatMap(({ lines }) => lines)).toContain('Another process asks the sources.'),
  )
  expect(elm.asked).toEqual(['/feed'])
  expect(both.filter(({ lines }) => lines.includes(pollLine))).toHaveLength(1)
})

valkeyTest('a new index reaches the other server', async () => {
  const { url } = await valkeyServer()
  const elm = await site()
  const [first, second] = await servers(2, elm.host, url, 100)
  if (first === undefined || second === undefined) throw new Error('not started')
  for (const text of [feedText, feedText.replace('Union', 'New union'), feedText.replace('Union', 'Third')]) {
    elm.text = text
    for (const { server } of [first, second]) {
      await eventually(async () => expect(await bodyOf(server, 'elm')).toBe(`200 ${text}`))
    }
  }
})

valkeyTest('a server that ends hands the asking on to the other', async () => {
  const { url } = await valkeyServer()
  const elm = await site()
  const [first, second] = await servers(2, elm.host, url, 100)
  await eventually(() => expect(first?.lines).toContain(pollLine))
  expect(second?.lines).not.toContain(pollLine)
  await first?.server.close()
  await eventually(() => expect(second?.lines).toContain(pollLine))
})

/** A server as a process of its own. */
async function serverProcess(
  env: Readonly<Record<string, string>>,
): Promise<{ script: Script; url: string; polls: () => boolean }> {
  const port = (await freePort()).split(':')[1] ?? ''
  const script = await runTypeScript(`await load('/proxy/main.ts')`, [], { ...env, PORT: port })
  await eventually(() => expect(script.text()).toContain('DSA Feed on'))
  return { script, url: `http://127.0.0.1:${port}`, polls: () => script.text().includes(pollLine) }
}

valkeyTest('when the server that asks the sources is killed, another goes on with them', async () => {
  const { url } = await valkeyServer()
  const elm = await site()
  const source = { id: 'elm', feed: `http://${elm.host}/feed` }
  const { catalogFile } = await settingsFor([source], [])
  const env = { REDIS_URL: url, CATALOG: catalogFile, ALLOW_HOSTS: elm.host, POLL_MINUTES: '0.002' }
  const both = await Promise.all([serverProcess(env), serverProcess(env)])
  await eventually(() => expect(both.filter(({ polls }) => polls())).toHaveLength(1))
  const [holder, other] = both[0].polls() ? both : [both[1], both[0]]
  await eventually(async () => expect(await bodyOf(other, 'elm')).toBe(`200 ${feedText}`))
  await holder.script.kill('SIGKILL')
  elm.text = feedText.replace('Union', 'After the fall')
  expect(await bodyOf(other, 'elm')).toBe(`200 ${feedText}`)
  await eventually(async () => expect(await bodyOf(other, 'elm')).toBe(`200 ${elm.text}`))
  expect(other.polls()).toBe(true)
})

valkeyTest('a server that slept while another took over changes nothing when it wakes', async () => {
  const { url } = await valkeyServer()
  const elm = await site()
  const source = { id: 'elm', feed: `http://${elm.host}/feed` }
  const { catalogFile } = await settingsFor([source], [])
  const env = { REDIS_URL: url, CATALOG: catalogFile, ALLOW_HOSTS: elm.host, POLL_MINUTES: '0.002' }
  const sleeper = await serverProcess(env)
  await eventually(() => expect(sleeper.polls()).toBe(true))
  const other = await serverProcess(env)
  await sleeper.script.kill('SIGSTOP')
  await eventually(() => expect(other.polls()).toBe(true))
  await sleeper.script.kill('SIGCONT')
  await eventually(() => expect(sleeper.script.text()).toContain('This process no longer asks the sources'))
  elm.text = feedText.replace('Union', 'After the sleep')
  for (const server of [sleeper, other]) {
    await eventually(async () => expect(await bodyOf(server, 'elm')).toBe(`200 ${elm.text}`))
  }
})

valkeyTest('with Valkey stopped each serves what it holds and asks nobody; both recover', async () => {
  const valkey = await valkeyServer()
  const elm = await site()
  const both = await servers(2, elm.host, valkey.url, 200)
  for (const { server } of both) {
    await eventually(async () => expect((await entryOf(server, 'elm')).hash).toBeDefined())
  }
  await valkey.stop()
  for (const { server, lines } of both) {
    await eventually(() => expect(lines.join()).toContain('cannot be reached'))
    expect(await bodyOf(server, 'elm')).toBe(`200 ${feedText}`)
  }
  // Whoever asked the sources stops when it can't know any more that nobody else does.
  await eventually(() =>
    expect(both.flatMap(({ lines }) => lines)).toContain(
      'This process no longer asks the sources; another may.',
    ),
  )
  const asked = elm.asked.length
  elm.text = feedText.replace('Union', 'News')
  for (const { server } of both) expect(await bodyOf(server, 'elm')).toBe(`200 ${feedText}`)
  expect(elm.asked).toHaveLength(asked)
  await valkey.start()
  for (const { server } of both) {
    await eventually(async () => expect(await bodyOf(server, 'elm')).toBe(`200 ${elm.text}`))
  }
  for (const { lines } of both) {
    expect(lines.filter((line) => line.includes('cannot be reached'))).toHaveLength(1)
    expect(lines.filter((line) => line.includes('is there again'))).toHaveLength(1)
    expect(lines.filter((line) => line.includes('StoreAway') || line.includes('cannot be written'))).toEqual(
      [],
    )
  }
})

valkeyTest('a server started while Valkey is away answers, and begins when it comes', async () => {
  const valkey = await valkeyServer()
  await valkey.stop()
  const elm = await site()
  const [only] = await servers(1, elm.host, valkey.url)
  if (only === undefined) throw new Error('not started')
  expect((await fetch(`${only.server.url}/healthz`)).status).toBe(200)
  expect(await entryOf(only.server, 'elm')).toEqual({})
  expect(elm.asked).toEqual([])
  await valkey.start()
  await eventually(async () => expect(await bodyOf(only.server, 'elm')).toBe(`200 ${feedText}`))
})

valkeyTest('a body that Valkey has lost is given back from memory, and else fetched again', async () => {
  const { url } = await valkeyServer()
  const elm = await site()
  const [poller] = await servers(1, elm.host, url)
  if (poller === undefined) throw new Error('not started')
  await eventually(async () => expect((await entryOf(poller.server, 'elm')).hash).toBeDefined())
  const redis = new Redis(url)
  atEnd(async () => redis.disconnect())
  const { hash = '' } = await entryOf(poller.server, 'elm')
  await redis.del(`dsa-feed:0:body:${hash}`)
  // It comes too late to have the body in memory.
  const [late] = await servers(1, elm.host, url)
  if (late === undefined) throw new Error('not started')
  await eventually(async () => expect(await bodyOf(late.server, 'elm')).toBe(`200 ${feedText}`))
  expect(elm.asked).toEqual(['/feed'])
  await poller.server.close()
  await late.server.close()
  await redis.del(`dsa-feed:0:body:${hash}`)
  const [fresh] = await servers(1, elm.host, url)
  if (fresh === undefined) throw new Error('not started')
  await eventually(async () => expect(await bodyOf(fresh.server, 'elm')).toBe(`200 ${feedText}`))
  expect(elm.asked).toEqual(['/feed', '/feed'])
})

/** Fifty requests at once, spread over the servers; gives what each of them got. */
async function fifty(started: readonly Started[], path: string): Promise<Set<string>> {
  const answers = await Promise.all(
    Array.from({ length: 50 }, async (_, at) => {
      const answer = await fetch(`${started[at % started.length]?.server.url}${path}`)
      return `${answer.status} ${Buffer.from(await answer.arrayBuffer()).toString('base64')}`
    }),
  )
  return new Set(answers)
}

async function expectOneFetch(redisUrl: string | undefined, count: number, delayMs: number): Promise<void> {
  const elm = await site(delayMs)
  const started = await servers(count, elm.host, redisUrl)
  await eventually(() => expect(elm.asked).toEqual(['/feed']))
  const feedPath = `/api/feed?url=${encodeURIComponent(`http://${elm.host}/readers-own`)}`
  expect(await fifty(started, feedPath)).toEqual(new Set([`200 ${Buffer.from(feedText).toString('base64')}`]))
  expect(elm.asked).toEqual(['/feed', '/readers-own'])
}

async function expectOneImageFetch(redisUrl: string | undefined, count: number): Promise<void> {
  const picture = await sharp({ create: { width: 400, height: 200, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const asked: string[] = []
  const host = await publisher((request, response) => {
    asked.push(request.url ?? '')
    response.end(request.url === '/feed' ? feedText : picture)
  })
  const started = await servers(count, host, redisUrl)
  const answers = await fifty(started, imagePath(`http://${host}/a.png`, 96))
  expect([...answers].map((answer) => answer.slice(0, 4))).toEqual(['200 '])
  expect(asked.filter((path) => path === '/a.png')).toHaveLength(1)
}

test('fifty cold requests for one feed at once are one fetch, however fast its site', async () => {
  await expectOneFetch(undefined, 1, 0)
  await expectOneFetch(undefined, 1, 300)
})

test('fifty cold requests for one image at once are one fetch', async () => {
  await expectOneImageFetch(undefined, 1)
})

valkeyTest(
  'fifty cold requests for one feed over two servers are one fetch, however fast its site',
  async () => {
    const { url } = await valkeyServer()
    await expectOneFetch(url, 2, 0)
    const other = await valkeyServer()
    await expectOneFetch(other.url, 2, 300)
  },
)

valkeyTest('fifty cold requests for one image over two servers are one fetch', async () => {
  const { url } = await valkeyServer()
  await expectOneImageFetch(url, 2)
})
