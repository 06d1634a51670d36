import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningServer, startServer } from '../../proxy/server.ts'
import { type FeedIndex, feedBodyPath, feedIndexPath, indexStep, paths } from '../../proxy/wire.ts'
import { rawRequest } from '../proxy/raw-request.ts'
import { settingsIn } from '../proxy/support-settings.ts'
import { startFakePublisher } from '../support/fake-publisher.ts'
import { makeFeed } from '../support/make-feed.ts'

/** What the real server answers with, byte for byte on the wire, and how long caches may keep it. */
export interface ServerFacts {
  sources: number
  indexBytes: number
  /** With none of its sources in it, for a phone that knows them all. */
  emptyIndexBytes: number
  unchangedIndexBytes: number
  /** Around a feed's body. */
  bodyHeaderBytes: number
  indexFreshMs: number
  /** As old as what a cache gives may be while it fetches a newer one. */
  indexStaleMs: number
  /** Requests that publishers got in the first round. */
  firstFetches: number
  /** Those that the same phones' requests brought after it: of a few phones, and of many. */
  fetchesForPhones: { requests: number; fetches: number }[]
}

/** Requests of phones that the server is asked with. */
const askedTimes = [200, 2000]

/** Starts the server on as many sources as there are in the catalog and asks it as a phone would. */
export async function measureServer(sources: number): Promise<ServerFacts> {
  const dir = await mkdtemp(join(tmpdir(), 'dsa-feed-'))
  const publisher = await startFakePublisher()
  let server: RunningServer | undefined
  try {
    const entries = Array.from({ length: sources }, (_, at) => {
      const { body } = makeFeed({ seed: at, items: 3 })
      publisher.serve(`/${at}`, { body })
      return { id: `chapter-${at}-dsa`, feed: `${publisher.url}/${at}` }
    })
    server = await startServer(await settingsIn(dir, entries, [publisher.host]), {
      log: () => {},
      // No picture is asked for, so none is ever made.
      imageWorker: 'none',
    })
    await server.firstRound
    const firstFetches = publisher.requests().length
    const facts = await ask(server.url)
    const fetchesForPhones: ServerFacts['fetchesForPhones'] = []
    for (const requests of askedTimes) {
      const before = publisher.requests().length
      await askOften(server.url, requests)
      fetchesForPhones.push({ requests, fetches: publisher.requests().length - before })
    }
    return { ...facts, sources, firstFetches, fetchesForPhones }
  } finally {
    await server?.close()
    await publisher.close()
    await rm(dir, { recursive: true, force: true })
  }
}

async function ask(url: string): Promise<Omit<ServerFacts, 'sources' | 'firstFetches' | 'fetchesForPhones'>> {
  const asBrowser = { 'accept-encoding': 'br' }
  const index = await rawRequest(url + paths.feedIndex, asBrowser)
  const etag = index.headers.etag ?? ''
  const since = (Math.floor(Date.now() / 1000 / indexStep) + 1) * indexStep
  const empty = await rawRequest(url + feedIndexPath({ since }), asBrowser)
  const unchanged = await rawRequest(url + paths.feedIndex, { ...asBrowser, 'if-none-match': etag })
  if (index.status !== 200 || unchanged.status !== 304)
    throw new Error('The index does not answer as it should.')
  const { sources } = (await (await fetch(url + paths.feedIndex)).json()) as FeedIndex
  const [id = '', { hash = '' } = {}] = Object.entries(sources)[0] ?? []
  const body = await rawRequest(url + feedBodyPath(id, hash), asBrowser)
  const caching = index.headers['cache-control'] ?? ''
  // A cache asks once a day at most for what it may keep for a year.
  if (secondsIn(body.headers['cache-control'] ?? '', 'max-age') < 86_400)
    throw new Error('Bodies are not kept.')
  const freshMs = secondsIn(caching, 's-maxage') * 1000
  return {
    indexBytes: index.wireBytes,
    emptyIndexBytes: empty.wireBytes,
    unchangedIndexBytes: unchanged.wireBytes,
    bodyHeaderBytes: body.wireBytes - body.body.length,
    indexFreshMs: freshMs,
    indexStaleMs: freshMs + secondsIn(caching, 'stale-while-revalidate') * 1000,
  }
}

/** As phones do: the index, then the bodies it names. */
async function askOften(url: string, times: number): Promise<void> {
  const { sources } = (await (await fetch(url + paths.feedIndex)).json()) as FeedIndex
  const bodies = Object.entries(sources).map(([id, { hash = '' }]) => feedBodyPath(id, hash))
  const all = [paths.feedIndex, ...bodies]
  for (let asked = 0; asked < times; asked += 20) {
    const some = Array.from({ length: 20 }, (_, at) => all[(asked + at) % all.length] ?? '')
    await Promise.all(some.map(async (path) => (await fetch(url + path)).arrayBuffer()))
  }
}

function secondsIn(caching: string, directive: string): number {
  const seconds = new RegExp(`(?:^|[ ,])${directive}=(\\d+)`).exec(caching)?.[1]
  if (seconds === undefined) throw new Error(`No ${directive} in "${caching}".`)
  return Number(seconds)
}
