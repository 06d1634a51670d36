import { createHash } from 'node:crypto'
import type { FakePublisher } from './fake-publisher.ts'
import type { CatalogSource } from './make-catalog.ts'
import { type FeedOptions, type MadeFeed, makeFeed } from './make-feed.ts'

/** Puts a generated feed, with validators that fit its bytes, where the catalog says that the source's feed is. */
export function serveFeed(
  publisher: FakePublisher,
  source: CatalogSource,
  options: FeedOptions = {},
): MadeFeed {
  const siteUrl = `${publisher.url}/${source.id}`
  const feed = makeFeed({ title: source.title, siteUrl, seed: source.id, ...options })
  const etag = `"${createHash('sha256').update(feed.body).digest('hex').slice(0, 16)}"`
  publisher.serve(new URL(source.feed).pathname, { body: feed.body, contentType: feed.contentType, etag })
  return feed
}
