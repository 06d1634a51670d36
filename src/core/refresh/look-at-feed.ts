import type { FeedFault, LookResult } from '../domain/feed-look.ts'
import type { Source } from '../domain/source.ts'
import { itemFacts } from '../normalize/item-facts.ts'
import type { FullPost } from '../normalize/to-post.ts'
import { toPosts } from '../normalize/to-posts.ts'
import { defined } from '../parse/defined.ts'
import type { Feed } from '../parse/feed.ts'
import { type ParseOptions, parseFeed } from '../parse/parse-feed.ts'

const shownPosts = 5
/** As `npm run check-feed` has it. */
const staleAfterMs = 2 * 365.25 * 86_400_000

/** What would be shown of a feed, and what is wrong with it. `now`: epoch ms. Nothing is stored. */
export function lookAtFeed(bytes: Uint8Array, options: ParseOptions, now: number): LookResult {
  const parsed = parseFeed(bytes, options)
  if (parsed.kind === 'failed') return parsed
  const { feed } = parsed
  const posts = toPosts(feed, unlisted(options.url ?? ''), now, true).sort(
    (a, b) => b.post.sortAt - a.post.sortAt,
  )
  const { all, withImage, cutShort, undated, newestAt } = itemFacts(feed.items, now)
  return {
    kind: 'look',
    look: {
      ...defined({ title: feed.title, homePageUrl: feed.homePageUrl, language: mostUsedLanguage(posts) }),
      posts: posts.slice(0, shownPosts).map(({ post, body }) => ({
        title: post.title ?? post.excerpt.slice(0, 120),
        language: post.language,
        ...defined({ publishedAt: post.publishedAt }),
        hasPicture: post.leadImage !== undefined || body.images.length > 0,
      })),
      items: all,
      withPicture: withImage,
      cutShort,
      undated,
      faults: faultsOf(feed, newestAt, now),
    },
  }
}

function faultsOf({ items, isDamaged }: Feed, newestAt: number | undefined, now: number): FeedFault[] {
  if (items.length === 0) return [{ code: 'noItems' }]
  const faults: FeedFault[] = isDamaged ? [{ code: 'damaged' }] : []
  if (newestAt === undefined) return [...faults, { code: 'noDates' }]
  return now - newestAt > staleAfterMs ? [...faults, { code: 'stale', newestAt }] : faults
}

function mostUsedLanguage(posts: readonly FullPost[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { post } of posts) counts.set(post.language, (counts.get(post.language) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
}

function unlisted(feedUrl: string): Source {
  return { id: 'unlisted', publisherId: 'unlisted', title: '', feedUrl, language: 'en' }
}
