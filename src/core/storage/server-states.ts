import type { FeedIndex } from '../domain/feed-index.ts'
import { read, write } from './transaction.ts'

export interface StoredIndex {
  index: FeedIndex
  /** Opaque; sent back to ask whether the index has changed. */
  etag?: string
}

export async function readFeedIndex(): Promise<StoredIndex | undefined> {
  const row = await read(['serverStates'], (transaction) =>
    transaction.objectStore('serverStates').get('index'),
  )
  return row?.key === 'index' ? row : undefined
}

export async function saveFeedIndex({ index, etag }: StoredIndex): Promise<void> {
  await write(
    ['serverStates'],
    'relaxed',
    (transaction) =>
      transaction
        .objectStore('serverStates')
        .put({ key: 'index', index, ...(etag !== undefined && { etag }) }),
    // What is told of a source is read from its fetch state and from the index together.
    () => ['serverStates', 'fetchStates'],
  )
}

/** Where readers send proposals for the list, if it says so: a mail address, or that of a page. */
export async function readProposalsTo(): Promise<string | undefined> {
  const row = await read(['serverStates'], (transaction) =>
    transaction.objectStore('serverStates').get('catalog'),
  )
  return row?.key === 'catalog' ? row.proposalsTo : undefined
}

/**
 * Hash of the catalog that is stored, as the server named it. None where a version of the app stored it that knew
 * no collections or hotlines: it is asked for again.
 */
export async function readCatalogHash(): Promise<string | undefined> {
  const row = await read(['serverStates'], (transaction) =>
    transaction.objectStore('serverStates').get('catalog'),
  )
  return row?.key === 'catalog' && row.collections && row.hotlines ? row.hash : undefined
}
