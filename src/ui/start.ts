import { isFollowed } from '../core/domain/follow.ts'
import type { StorageProblem } from '../core/domain/problem.ts'
import type { Publisher } from '../core/domain/publisher.ts'
import type { Source } from '../core/domain/source.ts'
import { allPublishers, allSources } from '../core/storage/catalog.ts'
import { allFetchStates, type FetchState } from '../core/storage/fetch-states.ts'
import type { LastRefresh } from '../core/storage/last-refresh.ts'
import type { TimelinePage } from '../core/storage/posts.ts'
import { defaultSettings, type Settings } from '../core/storage/settings.ts'
import { readStartRows, type StartRows } from '../core/storage/start-rows.ts'
import { StorageError } from '../core/storage/storage-error.ts'
import { type KeptPlace, readPlace } from '../core/storage/timeline-place.ts'
import { storageProblemOf } from './storage-problem.ts'

/** Everything the first screen needs, read once and together before anything is drawn. */
export interface Start {
  settings: Settings
  catalog: Catalog
  lastRefresh: LastRefresh | undefined
  asOf: number | undefined
  firstPosts: TimelinePage
  /** Where the reader was when the app was left. */
  place?: KeptPlace | undefined
  problem?: StorageProblem
}

/** Sources and publishers by id, with what the last refreshes left of each source. */
export interface Catalog {
  sources: Map<string, Source>
  publishers: Map<string, Publisher>
  fetchStates: Map<string, FetchState>
}

type Rows = Pick<StartRows, 'publishers' | 'sources' | 'fetchStates'>

export const usualRowPx = 200

/** Enough for the screen and a bit: rows that nobody sees yet would only hold up those that they do. */
export function firstPostCount(): number {
  // What stands above the list and below it.
  const framePx = 255
  return Math.ceil((innerHeight - framePx) / usualRowPx)
}

/** Ten times what a slow phone takes to read a start. */
const silenceMs = 10_000

export async function readStart(): Promise<Start> {
  try {
    const reading = Promise.race([readStartRows(firstPostCount()), silence()])
    const { settings, lastRefresh, asOf, page, ...rows } = await reading
    return { settings, firstPosts: page, catalog: toCatalog(rows), lastRefresh, asOf, place: readPlace() }
  } catch (error) {
    return {
      settings: defaultSettings,
      catalog: toCatalog({ publishers: [], sources: [], fetchStates: [] }),
      lastRefresh: undefined,
      asOf: undefined,
      firstPosts: { posts: [], read: new Set() },
      problem: storageProblemOf(error),
    }
  }
}

/**
 * WebKit keeps stores locked that a page which was left in the middle of a write had open, until the app is closed: no
 * request is answered, and without a word the screen would stay empty.
 */
function silence(): Promise<never> {
  return new Promise((_, reject) =>
    setTimeout(() => reject(new StorageError({ code: 'storageFailed' })), silenceMs),
  )
}

export async function readCatalog(): Promise<Catalog> {
  const [publishers, sources, fetchStates] = await Promise.all([
    allPublishers(),
    allSources(),
    allFetchStates(),
  ])
  return toCatalog({ publishers, sources, fetchStates })
}

function toCatalog({ publishers, sources, fetchStates }: Rows): Catalog {
  return {
    publishers: new Map(publishers.map((publisher) => [publisher.id, publisher])),
    sources: new Map(sources.map((source) => [source.id, source])),
    fetchStates: new Map(fetchStates.map((state) => [state.sourceId, state])),
  }
}

/** Whose posts the timeline shows. */
export function timelineSources({ follow }: Settings, { sources }: Catalog): Set<string> | 'all' {
  if (follow.mode === 'all' && follow.except.length === 0) return 'all'
  return new Set([...sources.keys()].filter((id) => isFollowed(follow, id)))
}
