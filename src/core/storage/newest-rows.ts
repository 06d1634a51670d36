import type { Post } from '../domain/post.ts'
import type { Reading } from './transaction.ts'

/** A place in the timeline; a post stands at its own. */
export interface TimelinePlace {
  /** Epoch ms. */
  sortAt: number
  id: string
}

export function isNewer(a: TimelinePlace, b: TimelinePlace): boolean {
  return a.sortAt === b.sortAt ? a.id > b.id : a.sortAt > b.sortAt
}

export function newestBefore(
  transaction: Reading<'posts'>,
  before: TimelinePlace | undefined,
  count: number,
): Promise<Post[]> {
  const range = before ? IDBKeyRange.upperBound([before.sortAt, before.id], true) : null
  return newestRows(transaction.objectStore('posts').index('by-time'), range, count)
}

export function newestOf(
  transaction: Reading<'posts'>,
  sourceId: string,
  before: TimelinePlace | undefined,
  count: number,
): Promise<Post[]> {
  // An array sorts after every number, so `[sourceId, []]` is the end of the source's rows.
  const upper = before ? [sourceId, before.sortAt, before.id] : [sourceId, []]
  const range = IDBKeyRange.bound([sourceId], upper, false, true)
  return newestRows(transaction.objectStore('posts').index('by-source-time'), range, count)
}

/** Ids only: they cost a tenth of their rows. */
export async function newestKeys(
  index: KeyIndex,
  query: IDBKeyRange | null,
  count: number,
): Promise<string[]> {
  if (hasBackwardGetAll()) {
    return index.getAllKeys({ query, count, direction: 'prev' } as unknown as IDBKeyRange)
  }
  const keys: string[] = []
  let cursor = await index.openKeyCursor(query, 'prev')
  while (cursor) {
    keys.push(cursor.primaryKey)
    cursor = keys.length < count ? await cursor.continue() : null
  }
  return keys
}

interface KeyIndex {
  getAllKeys(query: IDBKeyRange | null): Promise<string[]>
  openKeyCursor(query: IDBKeyRange | null, direction: 'prev'): Promise<KeyCursor | null>
}

interface KeyCursor {
  primaryKey: string
  continue(): Promise<KeyCursor | null>
}

interface PostIndex {
  getAll(query: IDBKeyRange | null): Promise<Post[]>
  openCursor(query: IDBKeyRange | null, direction: 'prev'): Promise<PostCursor | null>
}

interface PostCursor {
  value: Post
  continue(): Promise<PostCursor | null>
}

async function newestRows(index: PostIndex, query: IDBKeyRange | null, count: number): Promise<Post[]> {
  if (count <= 0) return []
  if (hasBackwardGetAll()) {
    // The types of TypeScript and idb do not know the one-argument form yet.
    return index.getAll({ query, count, direction: 'prev' } as unknown as IDBKeyRange)
  }
  const rows: Post[] = []
  let cursor = await index.openCursor(query, 'prev')
  while (cursor) {
    rows.push(cursor.value)
    cursor = rows.length < count ? await cursor.continue() : null
  }
  return rows
}

/**
 * `getAll` with a direction came together with `getAllRecords` (https://w3c.github.io/IndexedDB/#dictdef-idbgetalloptions);
 * one request instead of one for each row. WebKit has neither.
 */
function hasBackwardGetAll(): boolean {
  return 'getAllRecords' in IDBIndex.prototype
}
