import type { Source } from '../domain/source.ts'
import type { FullPost } from '../normalize/to-post.ts'
import { toPosts } from '../normalize/to-posts.ts'
import { parseFeed } from '../parse/parse-feed.ts'

/** A feed as the server gave it out, with what belongs to its bytes. */
export interface PublishedFeed {
  bytes: Uint8Array<ArrayBuffer>
  contentType: string
  url: string
  source: Source
  /** Epoch ms at which our server first saw it. */
  seenAt: number
}

/** The posts of a feed that came otherwise than by a refresh; none where it can't be read. */
export function readPublished(
  { bytes, contentType, url, source, seenAt }: PublishedFeed,
  now: number,
): FullPost[] {
  const parsed = parseFeed(bytes, { contentType, url })
  return parsed.kind === 'failed' ? [] : toPosts(parsed.feed, source, Math.max(now, seenAt), true)
}
