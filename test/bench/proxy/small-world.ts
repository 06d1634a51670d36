import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AppOptions, type AppUnderTest, startApp } from '../../support/app-under-test.ts'
import { type FakePublisher, startFakePublisher } from '../../support/fake-publisher.ts'
import { type CatalogFile, writeCatalog } from '../../support/make-catalog.ts'
import { serveFeed } from '../../support/serve-feed.ts'
import { feedsGathered } from '../feeds-gathered.ts'

export interface SmallWorld {
  publisher: FakePublisher
  folder: string
  startServer: (options?: Partial<AppOptions>) => Promise<AppUnderTest>
}

/** A publisher of the catalog's sources and the servers that ask it, gone when `use` is done. */
export async function inSmallWorld<T>(
  given: CatalogFile,
  use: (world: SmallWorld) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'dsa-feed-bench-'))
  const publisher = await startFakePublisher()
  const sources = given.sources.map((source) => ({ ...source, feed: `${publisher.url}/${source.id}/feed` }))
  for (const source of sources) serveFeed(publisher, source)
  const catalog = await writeCatalog(folder, { ...given, sources })
  const apps: AppUnderTest[] = []
  const startServer = async (options: Partial<AppOptions> = {}) => {
    const app = await startApp({ catalog, allowHosts: [publisher.host], ...options })
    apps.push(app)
    await feedsGathered(app.url, sources.length)
    return app
  }
  try {
    return await use({ publisher, folder, startServer })
  } finally {
    for (const app of apps) await app.close()
    await publisher.close()
    await rm(folder, { recursive: true, force: true })
  }
}
