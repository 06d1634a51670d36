import type { Collection } from '../domain/collection.ts'
import type { Publisher } from '../domain/publisher.ts'
import type { FormerName, Source } from '../domain/source.ts'
import { read, write } from './transaction.ts'

export interface Catalog {
  publishers: Publisher[]
  sources: Source[]
  collections?: Collection[]
  /** As the catalog has them, unread. */
  hotlines?: unknown
  /** Where readers send proposals for it: a mail address, or that of a page. */
  proposalsTo?: string
}

export async function allPublishers(): Promise<Publisher[]> {
  return read(['publishers'], (transaction) => transaction.objectStore('publishers').getAll())
}

/** Retired ones too: their posts stay readable. */
export async function allSources(): Promise<Source[]> {
  return read(['sources'], (transaction) => transaction.objectStore('sources').getAll())
}

/**
 * Puts this catalog in place of the stored one. A source that is missing from it but has posts stored stays,
 * as retired, and so does its publisher. `hash` is the server's name for this catalog.
 */
export async function saveCatalog(catalog: Catalog & { hash?: string }, now: number): Promise<void> {
  const stores = ['publishers', 'sources', 'fetchStates', 'serverStates'] as const
  await write(
    [...stores],
    'relaxed',
    async (transaction) => {
      const publishers = transaction.objectStore('publishers')
      const sources = transaction.objectStore('sources')
      const [oldPublishers, oldSources, states] = await Promise.all([
        publishers.getAll(),
        sources.getAll(),
        transaction.objectStore('fetchStates').getAll(),
      ])
      const withPosts = new Set(states.filter((state) => state.postCount > 0).map((state) => state.sourceId))
      const left = oldSources.filter((old) => withPosts.has(old.id) && !hasId(catalog.sources, old.id))
      const named = withFormerNames(catalog.sources, oldSources, ({ title }) => title, now)
      const kept = [...named, ...left.map((source) => asRetired(source, now))]
      const namedPublishers = withFormerNames(catalog.publishers, oldPublishers, ({ name }) => name, now)
      const keptPublishers = withPublishersOf(left, namedPublishers, oldPublishers)
      await Promise.all([
        publishers.clear(),
        sources.clear(),
        ...keptPublishers.map((publisher) => publishers.put(publisher)),
        ...kept.map((source) => sources.put(source)),
        catalog.hash !== undefined &&
          transaction.objectStore('serverStates').put({
            key: 'catalog',
            hash: catalog.hash,
            collections: catalog.collections ?? [],
            hotlines: catalog.hotlines ?? [],
            ...(catalog.proposalsTo !== undefined && { proposalsTo: catalog.proposalsTo }),
          }),
      ])
    },
    () => ['publishers', 'sources'],
  )
}

/** Whoever knows one by its former name finds it again. */
function withFormerNames<Entry extends { id: string; former?: FormerName }>(
  entries: readonly Entry[],
  old: readonly Entry[],
  nameOf: (entry: Entry) => string,
  now: number,
): Entry[] {
  const known = new Map(old.map((entry) => [entry.id, entry]))
  return entries.map((entry) => {
    const before = known.get(entry.id)
    if (!before) return entry
    const isSame = nameOf(before) === nameOf(entry)
    const former = isSame ? before.former : { title: nameOf(before), until: now }
    return former && former.title !== nameOf(entry) ? { ...entry, former } : entry
  })
}

/** An empty reason: nobody gave one. */
function asRetired(source: Source, now: number): Source {
  return {
    ...source,
    retired: source.retired ?? { on: new Date(now).toISOString().slice(0, 10), reason: '' },
  }
}

function withPublishersOf(left: Source[], publishers: Publisher[], old: Publisher[]): Publisher[] {
  const needed = new Set(left.map((source) => source.publisherId))
  return [...publishers, ...old.filter(({ id }) => needed.has(id) && !hasId(publishers, id))]
}

function hasId(entries: { id: string }[], id: string): boolean {
  return entries.some((entry) => entry.id === id)
}
