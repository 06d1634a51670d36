import {
  type Collection,
  collectionSources,
  collectionTimes,
  isInCollection,
} from '../core/domain/collection.ts'
import type { PostFilter } from '../core/domain/timeline-filter.ts'
import type { OwnCollection } from '../core/storage/collections.ts'
import type { PostQuery } from '../core/storage/front-rows.ts'
import type { Settings } from '../core/storage/settings.ts'
import { type Catalog, timelineSources } from './start.ts'
import { readFilter, wantedOf } from './timeline-filter.ts'

interface Known {
  settings: Settings
  catalog: Catalog
}

/** Where in storage the posts of a collection are. */
export function namedQuery(collection: Collection, { settings, catalog }: Known, count: number): PostQuery {
  const { tags, language, series } = collection
  const { from, before } = collectionTimes(collection)
  const ofLanguage: PostFilter = language === undefined ? {} : { language }
  return {
    sourceIds: collectionSources(collection, timelineSources(settings, catalog), catalog),
    filters: tags ? tags.map((tag) => ({ ...ofLanguage, tag })) : [ofLanguage],
    ...(before !== undefined && { before: { sortAt: before, id: '' } }),
    ...((series !== undefined || from !== undefined) && {
      isIn: (post) => isInCollection(collection, post, catalog),
    }),
    count,
  }
}

/** What the timeline shows at the address the reader gave a name. */
export function ownQuery({ query }: OwnCollection, known: Known, count: number): PostQuery {
  const { sourceIds, filter } = wantedOf({ ...known, filter: readFilter(query, known.catalog) })
  return { sourceIds, filters: [filter], count }
}
