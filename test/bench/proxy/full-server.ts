import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FeedIndex, feedBodyPath } from '../../../proxy/wire.ts'
import { type AppUnderTest, startApp } from '../../support/app-under-test.ts'
import { startFakePublisher } from '../../support/fake-publisher.ts'
import { makeCatalog, writeCatalog } from '../../support/make-catalog.ts'
import { serveFeed } from '../../support/serve-feed.ts'
import { feedsGathered } from '../feeds-gathered.ts'
import { onServerCore } from './cores.ts'

export const feedCount = 300
/** So many posts that 123 KB of them compress like a real feed of that size. */
const feed = { items: 78, bytes: 133_000, imageEvery: 0 }

export interface FullServer {
  app: AppUnderTest
  /** One of the feeds, and where the server gives it. */
  text: string
  bodyUrl: string
  /** Done when every feed is compressed as well as can be. */
  settled: () => Promise<void>
  close: () => Promise<void>
}

/** The built server on its core, with 300 feeds it has fetched itself. */
export async function startFullServer(): Promise<FullServer> {
  const folder = await mkdtemp(join(tmpdir(), 'dsa-feed-bench-'))
  const publisher = await startFakePublisher()
  const catalog = makeCatalog(publisher.url, feedCount)
  const texts = catalog.sources.map((source) => serveFeed(publisher, source, feed).body)
  const cacheDir = join(folder, 'cache')
  const app = await startApp({
    catalog: await writeCatalog(folder, catalog),
    allowHosts: [publisher.host],
    cacheDir,
    under: onServerCore,
  })
  await feedsGathered(app.url, feedCount)
  const { id = '' } = catalog.sources[0] ?? {}
  const { sources } = (await (await fetch(`${app.url}/api/feeds`)).json()) as FeedIndex
  return {
    app,
    text: texts[0] ?? '',
    bodyUrl: app.url + feedBodyPath(id, sources[id]?.hash ?? ''),
    settled: async () => {
      const isHurried = (name: string) => name.endsWith('.br')
      while ((await readdir(join(cacheDir, 'bodies'))).some(isHurried)) await pause(200)
    },
    close: async () => {
      await app.close()
      await publisher.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
