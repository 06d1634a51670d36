import { isFollowed } from '../core/domain/follow.ts'
import type { Post } from '../core/domain/post.ts'
import type { StorageProblem } from '../core/domain/problem.ts'
import type { Publisher } from '../core/domain/publisher.ts'
import type { Source } from '../core/domain/source.ts'
import { allPublishers, allSources } from '../core/storage/catalog.ts'
import { allFetchStates, type FetchState } from '../core/storage/fetch-states.ts'
import { type LastRefresh, readAsOf, readLastRefresh } from '../core/storage/last-refresh.ts'
import { latestPosts } from '../core/storage/posts.ts'
import { readMarksOf } from '../core/storage/read-marks.ts'
import { defaultSettings, readSettings, type Settings } from '../core/storage/settings.ts'
import { storageProblemOf } from './storage-problem.ts'

/** Everything the first screen needs, read once and together before anything is drawn. */
export interface Start {
  settings: Settings
  catalog: Catalog
  lastRefresh: LastRefresh | undefined
  asOf: number | undefined
  firstPosts: TimelinePosts
  problem?: StorageProblem
}

/** Sources and publishers by id, with what the last refreshes left of each source. */
export interface Catalog {
  sources: Map<string, Source>
  publishers: Map<string, Publisher>
  fetchStates: Map<string, FetchState>
}

export interface TimelinePosts {
  posts: Post[]
  read: Set<string>
}

/** Enough for the tallest phone; the rest follows when the first screen stands. */
export const firstPostCount = 14

export async function readStart(): Promise<Start> {
  try {
    const settings = await readSettings()
    const catalogRead = readCatalog()
    const refreshedRead = Promise.all([readLastRefresh(), readAsOf()])
    const firstPosts = await readTimeline(await timelineSources(settings, catalogRead), firstPostCount)
    const [catalog, [lastRefresh, asOf]] = await Promise.all([catalogRead, refreshedRead])
    return { settings, firstPosts, catalog, lastRefresh, asOf }
  } catch (error) {
    return {
      settings: defaultSettings,
      catalog: { sources: new Map(), publishers: new Map(), fetchStates: new Map() },
      lastRefresh: undefined,
      asOf: undefined,
      firstPosts: { posts: [], read: new Set() },
      problem: storageProblemOf(error),
    }
  }
}

export async function readCatalog(): Promise<Catalog> {
  const [publishers, sources, fetchStates] = await Promise.all([
    allPublishers(),
    allSources(),
    allFetchStates(),
  ])
  return {
    publishers: new Map(publishers.map((publisher) => [publisher.id, publisher])),
    sources: new Map(sources.map((source) => [source.id, source])),
    fetchStates: new Map(fetchStates.map((state) => [state.sourceId, state])),
  }
}

/** Whose posts the timeline shows. `'all'` spares the start the wait for the catalog. */
export async function timelineSources(
  settings: Settings,
  catalog: Promise<Catalog> | Catalog,
): Promise<Set<string> | 'all'> {
  if (settings.follow.mode === 'all' && settings.follow.except.length === 0) return 'all'
  const { sources } = await catalog
  return new Set([...sources.keys()].filter((id) => isFollowed(settings.follow, id)))
}

export async function readTimeline(
  sourceIds: Set<string> | 'all',
  count: number,
  before?: { sortAt: number; id: string },
): Promise<TimelinePosts> {
  const posts = await latestPosts({ sourceIds, count, ...(before ? { before } : {}) })
  return { posts, read: await readMarksOf(posts.map((post) => post.id)) }
}
