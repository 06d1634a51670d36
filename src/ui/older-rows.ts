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
  return { posts: [...shown.posts, ...older.posts], read: new Set([...shown.read, ...older.read]) }
}
