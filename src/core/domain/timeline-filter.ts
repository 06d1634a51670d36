import type { Post } from './post.ts'
import type { PublisherKind } from './publisher.ts'

/** What of the timeline is shown; parts that are absent leave all in. */
export interface TimelineFilter extends PostFilter {
  /** Id of a publisher. */
  publisher?: string
  /** Two-letter postal code. */
  state?: string
  kind?: PublisherKind
}

/** The part that asks of the posts themselves, not of their sources. */
export interface PostFilter {
  /** Primary subtag, such as `es`. */
  language?: string
  /** As `normalizedTag` gives it. */
  tag?: string
  unread?: true
  /** Only what the reader keeps for good. */
  saved?: true
  audio?: true
}

export function asksOfPosts({ language, tag, unread, saved, audio }: PostFilter): boolean {
  return language !== undefined || tag !== undefined || unread === true || saved === true || audio === true
}

/** `es` for `es-MX`. */
export function primaryLanguage(tag: string): string {
  return (tag.split('-')[0] ?? '').toLowerCase()
}

/** Longer ones are sentences. */
const maxTagLength = 60

/** What a tag is found by: "Labor", " labor" and "#Labor" are one. Empty when nothing is left. */
export function normalizedTag(tag: string): string {
  return tag
    .normalize('NFC')
    .replace(/^[\s#]+/, '')
    .replace(/\s+/g, ' ')
    .slice(0, maxTagLength)
    .trim()
    .toLowerCase()
}

export function hasAudio({ enclosures }: Pick<Post, 'enclosures'>): boolean {
  return enclosures.some(({ mimeType }) => mimeType.startsWith('audio/'))
}
