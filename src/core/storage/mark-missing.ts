import { cameByFile } from '../domain/came-by-file.ts'
import type { StoredPost } from './schema.ts'
import type { Writing } from './transaction.ts'

/** What a feed lists, and from when on a post that it does not list must have been taken out. */
export interface Listed {
  /** Epoch ms. */
  oldestAt: number
  ids: ReadonlySet<string>
  urls: ReadonlySet<string>
  titles: ReadonlySet<string>
}

/** Of a feed that lacks more than this share of what it had, the list has changed its kind, and nobody took them out. */
const mostLost = 1 / 3
const countedTo = 2

/** Notes of posts that this body of their feed does not list though it should. Returns how many were noted. */
export async function markMissing(
  transaction: Writing<'posts' | 'bodies' | 'fetchStates' | 'quarantines'>,
  sourceId: string,
  listed: Listed,
  now: number,
): Promise<number> {
  const posts = transaction.objectStore('posts')
  // An array sorts after every number, so `[sourceId, []]` is the end of the source's rows.
  const within = IDBKeyRange.bound([sourceId, listed.oldestAt, []], [sourceId, []])
  const ids = await posts.index('by-source-time').getAllKeys(within)
  const absent = ids.filter((id) => !listed.ids.has(id))
  if (absent.length === 0 || absent.length > mostLost * (listed.ids.size + absent.length)) return 0
  const rows = await Promise.all(absent.map((id) => posts.get(id)))
  const marked = rows.flatMap((row) => (row && isTakenOut(row, listed) ? withMiss(row, now) : []))
  await Promise.all(marked.map(async (row) => posts.put(row)))
  return marked.length
}

function isTakenOut(post: StoredPost, { urls, titles, oldestAt }: Listed): boolean {
  const { publishedAt, url, title } = post
  if (publishedAt === undefined || publishedAt <= oldestAt || cameByFile(post)) return false
  return !(url !== undefined && urls.has(url)) && !(title !== undefined && titles.has(title))
}

function withMiss(post: StoredPost, now: number): StoredPost[] {
  const { missing } = post
  if (missing && missing.bodies >= countedTo) return []
  return [
    { ...post, missing: missing ? { ...missing, bodies: missing.bodies + 1 } : { since: now, bodies: 1 } },
  ]
}
