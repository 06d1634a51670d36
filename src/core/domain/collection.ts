import type { Post } from './post.ts'
import type { Publisher, PublisherKind } from './publisher.ts'
import type { Told } from './publisher-profile.ts'
import type { Source } from './source.ts'
import { normalizedTag, primaryLanguage } from './timeline-filter.ts'

/**
 * A named part of the front page, as the catalog has it. A post is in it when it meets every condition that is
 * there; of a condition that is a list, any entry will do.
 */
export interface Collection {
  id: string
  title: Told
  /** As `normalizedTag` gives them. */
  tags?: string[]
  /** How the titles of a series begin, in small or capital letters. */
  series?: string
  /** Ids. */
  sources?: string[]
  /** Ids. */
  publishers?: string[]
  kinds?: PublisherKind[]
  /** Primary subtag, such as `es`. */
  language?: string
  /** First day, `YYYY-MM-DD`, by the clock of Greenwich. */
  from?: string
  /** Last day; it belongs to it. */
  until?: string
}

/** Fields of which a collection has one at least. */
export const collectionConditions = [
  'tags',
  'series',
  'sources',
  'publishers',
  'kinds',
  'language',
  'from',
  'until',
] as const

export interface Known {
  sources: ReadonlyMap<string, Source>
  publishers: ReadonlyMap<string, Publisher>
}

export function isInCollection(collection: Collection, post: Post, known: Known): boolean {
  const { tags, series, language } = collection
  const { from, before } = collectionTimes(collection)
  const title = post.title?.toLowerCase() ?? ''
  return (
    isOfSource(collection, post.sourceId, known) &&
    (tags === undefined || post.tags.some((tag) => tags.includes(normalizedTag(tag)))) &&
    (series === undefined || title.startsWith(series.toLowerCase())) &&
    (language === undefined || primaryLanguage(post.language) === language) &&
    (from === undefined || post.sortAt >= from) &&
    (before === undefined || post.sortAt < before)
  )
}

/** Those of the followed sources that can have posts in it. */
export function collectionSources(
  collection: Collection,
  followed: ReadonlySet<string> | 'all',
  known: Known,
): ReadonlySet<string> | 'all' {
  const { sources, publishers, kinds } = collection
  if (!sources && !publishers && !kinds) return followed
  const ids = [...known.sources.keys()].filter((id) => isOfSource(collection, id, known))
  return new Set(ids.filter((id) => followed === 'all' || followed.has(id)))
}

/** Epoch ms. */
export function collectionTimes({ from, until }: Collection): { from?: number; before?: number } {
  const dayMs = 86_400_000
  return {
    ...(from !== undefined && { from: Date.parse(from) }),
    ...(until !== undefined && { before: Date.parse(until) + dayMs }),
  }
}

function isOfSource({ sources, publishers, kinds }: Collection, sourceId: string, known: Known): boolean {
  const publisher = known.publishers.get(known.sources.get(sourceId)?.publisherId ?? '')
  return (
    (sources === undefined || sources.includes(sourceId)) &&
    (publishers === undefined || (publisher !== undefined && publishers.includes(publisher.id))) &&
    (kinds === undefined || (publisher !== undefined && kinds.includes(publisher.kind)))
  )
}
