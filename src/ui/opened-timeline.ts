import { isSameStatement } from '../core/domain/joint-statements.ts'
import type { Post } from '../core/domain/post.ts'
import { asksOfPosts } from '../core/domain/timeline-filter.ts'
import { newerPost } from '../core/storage/newer-post.ts'
import type { TimelinePlace } from '../core/storage/newest-rows.ts'
import { timelinePage } from '../core/storage/posts.ts'
import type { AppData } from './hooks/use-app-data.ts'
import { readFilter, wantedOf } from './timeline-filter.ts'

/** Copies of one statement may stand one after the other, which the timeline shows as one. */
const lookedAt = 8

/** The timeline as the query of its address asks for it, read on from a post of it. */
export function openedTimeline({ settings, catalog }: Pick<AppData, 'settings' | 'catalog'>, search: string) {
  const filter = readFilter(Object.fromEntries(new URLSearchParams(search)), catalog)
  const wanted = wantedOf({ settings, catalog, filter })
  const after = async (before: TimelinePlace | undefined, count: number) =>
    (await timelinePage({ ...wanted, before, count })).posts
  return {
    after,
    newer: async (post: Post) => (asksOfPosts(filter) ? undefined : newerPost(post, wanted.sourceIds)),
    older: async (post: Post, shown: readonly string[]) => {
      const posts = await after(post, lookedAt)
      return posts.find((other) => !shown.includes(other.id) && !isSameStatement(post, other))
    },
  }
}
