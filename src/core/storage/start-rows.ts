import { isFollowed } from '../domain/follow.ts'
import type { Publisher } from '../domain/publisher.ts'
import type { Source } from '../domain/source.ts'
import { joinedStates, refreshRows } from './fetch-states.ts'
import { pageOf, type TimelinePage } from './posts.ts'
import type { FetchState, LastRefresh } from './schema.ts'
import { type Settings, toSettings } from './settings.ts'
import { read } from './transaction.ts'

export interface StartRows {
  settings: Settings
  publishers: Publisher[]
  sources: Source[]
  fetchStates: FetchState[]
  lastRefresh: LastRefresh | undefined
  /** Epoch ms of the last refresh that went through. */
  asOf: number | undefined
  page: TimelinePage
}

/**
 * All that the first screen needs, by one transaction and nearly one round trip: on a slow phone each of
 * either costs more than reading the rows.
 */
export async function readStartRows(postCount: number): Promise<StartRows> {
  const stores = [
    'settings',
    'publishers',
    'sources',
    'fetchStates',
    'serverStates',
    'posts',
    'readMarks',
  ] as const
  return read([...stores], async (transaction) => {
    const whole = pageOf(transaction, { sourceIds: 'all', count: postCount })
    const [rows, publishers, sources, states, server] = await Promise.all([
      transaction.objectStore('settings').getAll(),
      transaction.objectStore('publishers').getAll(),
      transaction.objectStore('sources').getAll(),
      transaction.objectStore('fetchStates').getAll(),
      refreshRows(transaction),
    ])
    const settings = toSettings(rows)
    const followed = new Set(sources.flatMap(({ id }) => (isFollowed(settings.follow, id) ? id : [])))
    const newest = await whole
    const page = newest.posts.every(({ sourceId }) => isFollowed(settings.follow, sourceId))
      ? newest
      : await pageOf(transaction, { sourceIds: followed, count: postCount })
    const refresh = server.find((row) => row.key === 'lastRefresh')
    const fetchStates = joinedStates(states, server)
    return {
      settings,
      publishers,
      sources,
      fetchStates,
      lastRefresh: refresh?.last,
      asOf: refresh?.asOf,
      page,
    }
  })
}
