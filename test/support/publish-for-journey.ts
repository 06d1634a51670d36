import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { toPosts } from '../../src/core/normalize/to-posts.ts'
import { parseFeed } from '../../src/core/parse/parse-feed.ts'
import { type FakePublisher, startFakePublisher } from './fake-publisher.ts'
import { type CatalogSource, makeCatalog, writeCatalog } from './make-catalog.ts'
import type { FeedOptions } from './make-feed.ts'
import { publishCorpus } from './publish-corpus.ts'
import { serveFeed } from './serve-feed.ts'

const corpusFolder = resolve(
  fileURLToPath(new URL('../..', import.meta.url)),
  '..',
  'shared/corpus/real-feeds',
)

/** What a journey travels through, with what must arrive on the phone. */
export interface Published {
  publisher: FakePublisher
  catalogFile: string
  sources: CatalogSource[]
  /** HTML of every post by its id, and how many posts each source has, as its feed itself says. */
  bodies: Map<string, string>
  counts: Map<string, number>
}

/** The real feeds beside the repository, where there are any; else feeds of our own in every format. */
export async function publishForJourney(folder: string): Promise<Published> {
  const hasCorpus = existsSync(join(corpusFolder, 'manifest.json'))
  const published = hasCorpus ? await publishCorpus(corpusFolder, folder) : await publishMade(folder)
  const { publisher, catalogFile, sources } = published
  const bodies = new Map<string, string>()
  const counts = new Map<string, number>()
  for (const source of sources) {
    const posts = await postsOf(source)
    counts.set(source.id, posts.length)
    for (const { post, body } of posts) bodies.set(post.id, body.html)
  }
  return { publisher, catalogFile, sources, bodies, counts }
}

const madeFeeds: FeedOptions[] = [
  { format: 'rss', items: 12, bytes: 60_000, enclosureEvery: 5 },
  { format: 'atom', items: 30 },
  { format: 'json', items: 8 },
  { format: 'rss', items: 20, isMicroblog: true },
  { format: 'atom', items: 6, language: 'es' },
]

async function publishMade(folder: string) {
  const publisher = await startFakePublisher()
  const catalog = makeCatalog(publisher.url, 60)
  catalog.sources.forEach((source, at) => {
    const newestAt = Date.UTC(2026, 0, 15, 18) - at * 11 * 60_000
    serveFeed(publisher, source, { ...madeFeeds[at % madeFeeds.length], newestAt })
  })
  return { publisher, catalogFile: await writeCatalog(folder, catalog), sources: catalog.sources }
}

async function postsOf(source: CatalogSource) {
  const answer = await fetch(source.feed)
  const contentType = answer.headers.get('content-type') ?? ''
  const parsed = parseFeed(new Uint8Array(await answer.arrayBuffer()), { contentType, url: source.feed })
  if (parsed.kind === 'failed') return []
  const { id, title, feed, language } = source
  const known = { id, publisherId: source.publisher, title, feedUrl: feed, language }
  return toPosts(parsed.feed, known, Date.now(), true)
}
