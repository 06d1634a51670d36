import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FeedIndex, FeedIndexEntry } from '../../proxy/wire.ts'
import { type AppOptions, type AppUnderTest, startApp } from './app-under-test.ts'
import { eventually } from './eventually.ts'
import { type FakePublisher, startFakePublisher } from './fake-publisher.ts'
import { type Line, openLine } from './line.ts'
import {
  type CatalogFile,
  type CatalogPublisher,
  type CatalogSource,
  makeCatalog,
  writeCatalog,
} from './make-catalog.ts'
import type { FeedOptions, MadeFeed } from './make-feed.ts'
import { type Phone, type PhoneOptions, startPhone } from './phone.ts'
import { serveFeed } from './serve-feed.ts'

export interface WorldOptions {
  sources?: number
  /** Of every feed, or of each by its place in the catalog. */
  feed?: FeedOptions | ((at: number) => FeedOptions)
  /** Puts other feeds in the place of those, before the server knows of any. */
  prepare?: (sources: CatalogSource[], publisher: FakePublisher, publishers: CatalogPublisher[]) => void
  app?: Partial<AppOptions>
  phone?: Partial<PhoneOptions>
}

/** A publisher, our server, the line, and one phone: everything a journey happens in. */
export interface World {
  publisher: FakePublisher
  sources: CatalogSource[]
  feeds: Map<string, MadeFeed>
  app: AppUnderTest
  line: Line
  phone: Phone
  /** A further phone at the same server, as new; closed with the world. */
  addPhone(options?: Partial<PhoneOptions>): Promise<Phone>
  /** Whoever runs the server has edited the list, and started it anew. */
  editCatalog(change: (catalog: CatalogFile) => CatalogFile): Promise<void>
  close(): Promise<void>
}

/** Started when the server has looked at every source once; the phone has opened nothing yet. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const closers: (() => Promise<unknown>)[] = []
  // The last that was started ends first.
  const close = async () => {
    for (const end of closers.splice(0).reverse()) await end()
  }
  try {
    return { ...(await startParts(options, (end) => closers.push(end))), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function startParts(
  options: WorldOptions,
  toClose: (end: () => Promise<unknown>) => void,
): Promise<Omit<World, 'close'>> {
  const publisher = await startFakePublisher()
  toClose(publisher.close)
  const { sources, feeds, catalogFile, folder } = await publish(publisher, options)
  toClose(() => rm(folder, { recursive: true, force: true }))
  const app = await startApp({
    ...options.app,
    catalog: catalogFile,
    allowHosts: [publisher.host, ...(options.app?.allowHosts ?? [])],
  })
  toClose(app.close)
  await whenAllAsked(app)
  const line = await openLine(app.url)
  toClose(line.close)
  const addPhone = async (given: Partial<PhoneOptions> = {}) => {
    const phone = await startPhone({ origin: line.url, ...options.phone, ...given })
    toClose(phone.close)
    return phone
  }
  const editCatalog = async (change: (catalog: CatalogFile) => CatalogFile) => {
    await writeCatalog(folder, change(JSON.parse(await readFile(catalogFile, 'utf8')) as CatalogFile))
    await app.kill()
    await app.start()
  }
  return { publisher, sources, feeds, app, line, phone: await addPhone(), addPhone, editCatalog }
}

async function publish(publisher: FakePublisher, { sources: count = 6, feed = {}, prepare }: WorldOptions) {
  const catalog = makeCatalog(publisher.url, count)
  const feeds = new Map(
    catalog.sources.map((source, at) => {
      return [source.id, serveFeed(publisher, source, typeof feed === 'function' ? feed(at) : feed)]
    }),
  )
  prepare?.(catalog.sources, publisher, catalog.publishers)
  const folder = await mkdtemp(join(tmpdir(), 'dsa-feed-world-'))
  return { sources: catalog.sources, feeds, folder, catalogFile: await writeCatalog(folder, catalog) }
}

/** The server tells when its first look at every source is done. */
export function whenAllAsked(app: AppUnderTest): Promise<void> {
  return eventually(() => {
    if (!/ of \d+ feeds answered\./.test(app.log())) throw new Error(`Still asking:\n${app.log()}`)
  })
}

/** Waits until the server's index says of a source what `isRight` looks for. */
export async function whenServerHas(
  app: AppUnderTest,
  sourceId: string,
  isRight: (entry: FeedIndexEntry) => boolean,
): Promise<void> {
  await eventually(async () => {
    const entry = await indexEntry(app, sourceId)
    if (!isRight(entry)) throw new Error(`${sourceId} is still ${JSON.stringify(entry)}.`)
  })
}

async function indexEntry(app: AppUnderTest, sourceId: string): Promise<FeedIndexEntry> {
  const index = (await (await fetch(`${app.url}/api/feeds`)).json()) as FeedIndex
  return index.sources[sourceId] ?? {}
}
