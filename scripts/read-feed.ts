import type { FeedProblem } from '../src/core/domain/problem.ts'
import type { Feed } from '../src/core/parse/feed.ts'
import { type ParseOptions, parseFeed } from '../src/core/parse/parse-feed.ts'
import { toJsonFeed } from '../src/core/parse/to-json-feed.ts'

/** `document` is the feed as JSON Feed. */
export type ReadFeed = { kind: 'feed'; feed: Feed; document: object } | { kind: 'failed'; error: string }

/** What the app makes of the bytes of a feed, or one line that says why there is nothing to make of them. */
export function readFeed(bytes: Uint8Array, options: ParseOptions): ReadFeed {
  try {
    const parsed = parseFeed(bytes, options)
    if (parsed.kind === 'failed') return { kind: 'failed', error: wordsFor(parsed.problem) }
    return { kind: 'feed', feed: parsed.feed, document: toJsonFeed(parsed.feed) }
  } catch (error) {
    // A bug of ours in one feed must not keep the others of a list from being checked.
    return { kind: 'failed', error: `The parser failed: ${String(error).replace(/\s+/g, ' ')}` }
  }
}

function wordsFor(problem: FeedProblem): string {
  if (problem.code === 'unreadable') return 'The document is too damaged to read.'
  switch (problem.found) {
    case 'html':
      return 'Not a feed: this is an HTML page.'
    case 'xml':
      return 'Not a feed: this is XML of another kind.'
    case 'json':
      return 'Not a feed: this is JSON of another kind.'
    case 'text':
      return 'Not a feed: this is text.'
    case 'nothing':
      return 'Not a feed: there is nothing in it.'
  }
}
