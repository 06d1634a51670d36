import { chooseTop, type TopStories } from '../core/domain/front-page.ts'
import type { Post } from '../core/domain/post.ts'
import type { Publisher } from '../core/domain/publisher.ts'
import type { Told } from '../core/domain/publisher-profile.ts'
import { allCollections, type OwnCollection } from '../core/storage/collections.ts'
import { frontRows } from '../core/storage/front-rows.ts'
import type { Settings } from '../core/storage/settings.ts'
import { namedQuery, ownQuery } from './front-query.ts'
import { type Catalog, timelineSources } from './start.ts'
import { filterAddress } from './timeline-filter.ts'

/** Posts the top is chosen from: some days of a hundred sources. */
const newestCount = 60
const otherCount = 4
const postsOfPart = 4
const postsOfPublisher = 3

/** The front page as it is shown. Nothing on top of it stands further down again. */
export interface FrontPage {
  top: TopStories
  parts: FrontPart[]
  publishers: { publisher: Publisher; posts: Post[] }[]
  hasMorePublishers: boolean
  read: Set<string>
}

export interface FrontPart {
  id: string
  title: Told
  /** Where all of it is. */
  href: string
  posts: Post[]
  /** The reader made it, and may take it off. */
  own?: OwnCollection
}

export async function readFrontPage(
  known: { settings: Settings; catalog: Catalog },
  publisherCount: number,
): Promise<FrontPage> {
  const { settings, catalog } = known
  const { named, own } = await allCollections()
  const sourceIds = timelineSources(settings, catalog)
  const publishers = sourcesByPublisher(sourceIds, catalog)
  // What stands on top is left out below, so more are asked for.
  const ask = otherCount + 1
  const rows = await frontRows({
    sourceIds,
    newest: newestCount,
    parts: [
      ...named.map((collection) => namedQuery(collection, known, postsOfPart + ask)),
      ...own.map((collection) => ownQuery(collection, known, postsOfPart + ask)),
    ],
    publishers: publishers.map(({ sources }) => sources),
    publisherCount,
    postsOfEach: postsOfPublisher + 1,
  })
  const top = chooseTop(rows.newest, (id) => catalog.sources.get(id)?.publisherId ?? id, otherCount)
  const onTop = new Set(
    [...(top.lead ? [top.lead] : []), ...top.others].flatMap(({ post, alsoBy }) =>
      [post, ...alsoBy].map(({ id }) => id),
    ),
  )
  const below = (posts: Post[], count: number) => posts.filter(({ id }) => !onTop.has(id)).slice(0, count)
  const parts = [...named.map(namedPart), ...own.map(ownPart)].map((part, at) => ({
    ...part,
    posts: below(rows.parts[at] ?? [], postsOfPart),
  }))
  return {
    top,
    parts: parts.filter((part) => part.posts.length > 0 || 'own' in part),
    publishers: rows.publishers
      .flatMap(({ at, posts }) => {
        const publisher = publishers[at]?.publisher
        const shown = below(posts, postsOfPublisher)
        return publisher && shown.length > 0 ? { publisher, posts: shown } : []
      })
      .sort((a, b) => (b.posts[0]?.sortAt ?? 0) - (a.posts[0]?.sortAt ?? 0)),
    hasMorePublishers: rows.publishersWithPosts > rows.publishers.length,
    read: rows.read,
  }
}

function namedPart({ id, title }: { id: string; title: Told }): Omit<FrontPart, 'posts'> {
  return { id: `named ${id}`, title, href: `/front?collection=${encodeURIComponent(id)}` }
}

function ownPart(own: OwnCollection): Omit<FrontPart, 'posts'> {
  return { id: `own ${own.id}`, title: { en: own.name, es: own.name }, href: filterAddress(own.query), own }
}

function sourcesByPublisher(
  followed: ReadonlySet<string> | 'all',
  { sources, publishers }: Catalog,
): { publisher: Publisher; sources: string[] }[] {
  const byId = new Map<string, string[]>()
  for (const { id, publisherId } of sources.values()) {
    if (followed !== 'all' && !followed.has(id)) continue
    byId.set(publisherId, [...(byId.get(publisherId) ?? []), id])
  }
  return [...byId].flatMap(([id, ids]) => {
    const publisher = publishers.get(id)
    return publisher ? { publisher, sources: ids } : []
  })
}

/** What tells two pages apart, but for what is read. */
export function signOf({ top, parts, publishers }: FrontPage): string {
  const ids = (posts: Post[]) => posts.map(({ id, contentHash }) => `${id} ${contentHash}`)
  const stories = [...(top.lead ? [top.lead] : []), ...top.others].map(({ post }) => post)
  return JSON.stringify([
    ids(stories),
    parts.map(({ id, posts }) => [id, ids(posts)]),
    publishers.map(({ posts }) => ids(posts)),
  ])
}
