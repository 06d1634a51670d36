import type { Publisher } from '../core/domain/publisher.ts'
import type { Catalog } from './start.ts'

export function publisherOf(sourceId: string, { sources, publishers }: Catalog): Publisher | undefined {
  const source = sources.get(sourceId)
  return source && publishers.get(source.publisherId)
}

/** "Rochester DSA", or "Working Mass" for an outlet: the name readers know. */
export function nameOf(sourceId: string, catalog: Catalog): string | undefined {
  return publisherOf(sourceId, catalog)?.name ?? catalog.sources.get(sourceId)?.title
}
