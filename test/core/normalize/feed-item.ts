import { untrustedHtml } from '../../../src/core/domain/html.ts'
import type { Source } from '../../../src/core/domain/source.ts'
import type { Feed, FeedItem } from '../../../src/core/parse/feed.ts'

export const now = Date.UTC(2026, 4, 1, 12)

export const source: Source = {
  id: 'portland',
  publisherId: 'portland',
  title: 'Portland DSA',
  feedUrl: 'https://portland.example/feed/',
  language: 'en',
}

type Parts = Partial<Omit<FeedItem, 'contentHtml'>> & { html?: string }

export function makeItem({ html, ...parts }: Parts = {}): FeedItem {
  const content = html === undefined ? {} : { contentHtml: untrustedHtml(html) }
  return { id: 'https://portland.example/?p=1', authors: [], tags: [], attachments: [], ...content, ...parts }
}

export function makeFeed(items: FeedItem[], parts: Partial<Feed> = {}): Feed {
  return { format: 'rss2.0', authors: [], items, isDamaged: false, ...parts }
}
