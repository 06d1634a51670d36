import { chooseTop, type TopStories } from '../core/domain/front-page.ts'
import type { Post } from '../core/domain/post.ts'
import type { Publisher } from '../core/domain/publisher.ts'
import type { Told } from '../core/domain/publisher-profile.ts'
import { allCollections, type OwnCollection } from '../core/storage/collections.ts'
import { belowRows } from '../core/storage/front-rows.ts'
import { type TimelinePage, timelinePage } from '../core/storage/posts.ts'
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
  /** Only the top is known so far. */
  isPartial?: true
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

interface Known {
  settings: Settings
  catalog: Catalog
}

/** Calls `onTop` with the page's top alone, as soon as that is known. */
export async function readFrontPage(
  known: Known,
  publisherCount: number,
  onTop: (page: FrontPage) => void,
): Promise<FrontPage> {
  const { settings, catalog } = known
  const sourceIds = timelineSources(settings, catalog)
  const newest = await timelinePage({ sourceIds, count: newestCount })
  const top = chooseTop(newest.posts, (id) => catalog.sources.get(id)?.publisherId ?? id, otherCount)
  onTop({ top, parts: [], publishers: [], hasMorePublishers: false, read: newest.read, isPartial: true })
  return { top, ...(await readBelow(known, publisherCount, newest, idsOf(top))) }
}

async function readBelow(
  known: Known,
  publisherCount: number,
  newest: TimelinePage,
  onTop: ReadonlySet<string>,
): Promise<Omit<FrontPage, 'top'>> {
  const { named, own } = await allCollections()
  const publishers = publishersWithPosts(known)
  // What stands on top is left out below, so more are asked for.
  const ask = postsOfPart + otherCount + 1
  const rows = await belowRows({
    parts: [
      ...named.map((collection) => namedQuery(collection, known, ask)),
      ...own.map((collection) => ownQuery(collection, known, ask)),
    ],
    publishers: publishers.map(({ sources }) => sources),
    publisherCount,
    postsOfEach: postsOfPublisher + 1,
    newest: newest.posts,
  })
  const below = (posts: Post[], count: number) => posts.filter(({ id }) => !onTop.has(id)).slice(0, count)
  const parts = [...named.map(namedPart), ...own.map(ownPart)].map((part, at) => ({
    ...part,
    posts: below(rows.parts[at] ?? [], postsOfPart),
  }))
  return {
    parts: parts.filter((part) => part.posts.length > 0 || 'own' in part),
    publishers: rows.publishers
      .flatMap(({ at, posts }) => {
        const publisher = publishers[at]?.publisher
        const shown = below(posts, postsOfPublisher)
        return publisher && shown.length > 0 ? { publisher, posts: shown } : []
      })
      .sort((a, b) => (b.posts[0]?.sortAt ?? 0) - (a.posts[0]?.sortAt ?? 0)),
    hasMorePublishers: publishers.length > rows.publishers.length,
    read: new Set([...newest.read, ...rows.read]),
  }
}

function idsOf({ lead, others }: TopStories): Set<string> {
  const statements = [...(lead ? [lead] : []), ...others]
  return new Set(statements.flatMap(({ post, alsoBy }) => [post, ...alsoBy].map(({ id }) => id)))
}

function namedPart({ id, title }: { id: string; title: Told }): Omit<FrontPart, 'posts'> {
  return { id: `named ${id}`, title, href: `/front?collection=${encodeURIComponent(id)}` }
}

function ownPart(own: OwnCollection): Omit<FrontPart, 'posts'> {
  return { id: `own ${own.id}`, title: { en: own.name, es: own.name }, href: filterAddress(own.query), own }
}

/** Followed publishers that have posts on this phone, with their followed sources. */
function publishersWithPosts({ settings, catalog }: Known): { publisher: Publisher; sources: string[] }[] {
  const followed = timelineSources(settings, catalog)
  const byId = new Map<string, string[]>()
  for (const { id, publisherId } of catalog.sources.values()) {
    if (followed !== 'all' && !followed.has(id)) continue
    if (catalog.fetchStates.get(id)?.postCount === 0) continue
    byId.set(publisherId, [...(byId.get(publisherId) ?? []), id])
  }
  return [...byId].flatMap(([id, sources]) => {
    const publisher = catalog.publishers.get(id)
    return publisher ? { publisher, sources } : []
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
