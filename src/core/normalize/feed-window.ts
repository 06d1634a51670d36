import type { Feed } from '../parse/feed.ts'
import type { FullPost } from './to-post.ts'

/** What a feed that lists its newest posts covers: one within it that it does not list has been taken out. */
export interface FeedWindow {
  /** Epoch ms of its oldest post. */
  oldestAt: number
  /** Ids of all its posts. */
  ids: ReadonlySet<string>
  /** What a post is known by that came back under another id. */
  urls: ReadonlySet<string>
  titles: ReadonlySet<string>
}

/** So few tell nothing of what came before. */
const leastPosts = 3

/**
 * The window of a feed, or undefined where its list can't be trusted to have none left out: it is damaged, has posts
 * without a date, or is not in order of time, as feeds are that put first what was changed last.
 */
export function feedWindow(
  { isDamaged }: Pick<Feed, 'isDamaged'>,
  posts: readonly FullPost[],
): FeedWindow | undefined {
  if (isDamaged || posts.length < leastPosts) return undefined
  const times = posts.map(({ post }) => post.publishedAt)
  const dated = times.filter((time) => time !== undefined)
  const isInOrder = dated.every((time, at) => at === 0 || time <= (dated[at - 1] ?? time))
  const oldestAt = dated.at(-1)
  if (dated.length < times.length || !isInOrder || oldestAt === undefined) return undefined
  return {
    oldestAt,
    ids: new Set(posts.map(({ post }) => post.id)),
    urls: new Set(posts.flatMap(({ post }) => post.url ?? [])),
    titles: new Set(posts.flatMap(({ post }) => post.title ?? [])),
  }
}
