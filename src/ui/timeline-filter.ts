import { type PublisherKind, publisherKinds } from '../core/domain/publisher.ts'
import { normalizedTag, type TimelineFilter } from '../core/domain/timeline-filter.ts'
import type { Settings } from '../core/storage/settings.ts'
import { type Catalog, timelineSources } from './start.ts'

/** The parts of a filter in the order of their chips, by their names in an address. */
export const filterKeys = ['publisher', 'state', 'kind', 'lang', 'tag', 'unread', 'saved', 'audio'] as const
export type FilterKey = (typeof filterKeys)[number]

/** A filter as an address or a form has it. What means nothing is left out. */
export function readFilter(
  query: Readonly<Record<string, unknown>>,
  { publishers }: Pick<Catalog, 'publishers'>,
): TimelineFilter {
  const text = (key: FilterKey) => (typeof query[key] === 'string' ? (query[key] as string) : '')
  const tag = normalizedTag(text('tag'))
  return {
    ...(publishers.has(text('publisher')) && { publisher: text('publisher') }),
    ...([...publishers.values()].some(({ state }) => state === text('state')) && { state: text('state') }),
    ...(isKind(text('kind')) && { kind: text('kind') as PublisherKind }),
    ...(/^[a-z]{2,3}$/.test(text('lang')) && { language: text('lang') }),
    ...(tag !== '' && { tag }),
    ...(text('unread') === '1' && { unread: true }),
    ...(text('saved') === '1' && { saved: true }),
    ...(text('audio') === '1' && { audio: true }),
  }
}

/** Its parts as an address has them. */
export function filterQuery(filter: TimelineFilter): Partial<Record<FilterKey, string>> {
  const { publisher, state, kind, language, tag, unread, saved, audio } = filter
  return {
    ...(publisher !== undefined && { publisher }),
    ...(state !== undefined && { state }),
    ...(kind !== undefined && { kind }),
    ...(language !== undefined && { lang: language }),
    ...(tag !== undefined && { tag }),
    ...(unread && { unread: '1' }),
    ...(saved && { saved: '1' }),
    ...(audio && { audio: '1' }),
  }
}

export function filterAddress(query: Partial<Record<FilterKey, string>>): string {
  const parts = filterKeys.flatMap((key) => {
    const value = query[key]
    return value ? [`${key}=${encodeURIComponent(value)}`] : []
  })
  return parts.length === 0 ? '/' : `/?${parts.join('&')}`
}

/** What a list that is chosen by this filter is read by. */
export function wantedOf({ settings, catalog, filter }: Chosen) {
  return { sourceIds: filteredSources(filter, timelineSources(settings, catalog), catalog), filter }
}

interface Chosen {
  settings: Settings
  catalog: Catalog
  filter: TimelineFilter
}

/** Those of the followed sources whose publisher is as the filter says. */
export function filteredSources(
  { publisher, state, kind }: TimelineFilter,
  followed: ReadonlySet<string> | 'all',
  { sources, publishers }: Pick<Catalog, 'sources' | 'publishers'>,
): ReadonlySet<string> | 'all' {
  if (publisher === undefined && state === undefined && kind === undefined) return followed
  const ids = [...sources.values()].flatMap(({ id, publisherId }) => {
    const its = publishers.get(publisherId)
    const isAsked =
      its !== undefined &&
      (publisher === undefined || its.id === publisher) &&
      (state === undefined || its.state === state) &&
      (kind === undefined || its.kind === kind)
    return isAsked && (followed === 'all' || followed.has(id)) ? id : []
  })
  return new Set(ids)
}

function isKind(value: string): boolean {
  return publisherKinds.some((kind) => kind === value)
}
