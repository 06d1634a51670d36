import { isNewer } from '../core/storage/newest-rows.ts'
import type { TimelinePage } from '../core/storage/posts.ts'

/**
 * The shown rows with the older ones that were read to follow `last`; none when they end elsewhere by now, because
 * the list was read anew meanwhile: joined all the same, some rows would stand there twice and others not at all.
 */
export function joinOlder(
  shown: TimelinePage,
  last: { id: string },
  older: TimelinePage,
): TimelinePage | undefined {
  if (shown.posts.at(-1)?.id !== last.id) return undefined
  // The same set where it holds the same, so that no row is compared for it.
  const read = older.read.size === 0 ? shown.read : new Set([...shown.read, ...older.read])
  return { posts: [...shown.posts, ...older.posts], read }
}

/**
 * The shown rows as they are stored by now, each where it stands, and how many of the `fresh` ones, which were read from
 * the top down, would stand between or above them.
 */
export function updateRows(
  shown: TimelinePage,
  fresh: TimelinePage,
): { page: TimelinePage; newcomers: number } {
  const known = new Map(fresh.posts.map((post) => [post.id, post]))
  const before = new Set(shown.posts.map(({ id }) => id))
  const last = shown.posts.at(-1)
  const unseen = [...shown.read].filter((id) => !known.has(id))
  return {
    page: {
      posts: shown.posts.map((post) => known.get(post.id) ?? post),
      read: new Set([...unseen, ...fresh.read]),
    },
    newcomers: fresh.posts.filter((post) => !before.has(post.id) && last && isNewer(post, last)).length,
  }
}
