import { hashtagsOf } from '../domain/hashtags.ts'
import type { Embed, Post, PostCounts, PostImage } from '../domain/post.ts'
import { normalizedTag } from '../domain/timeline-filter.ts'
import type { FeedItem } from '../parse/feed.ts'

/** As many as the grid of the timeline has room for. */
const mostPictures = 4
const mostEmbeds = 2

/** What the timeline shows below the text of a social post. The lead image alone needs no list. */
export function socialMedia(
  images: readonly PostImage[],
  lead: PostImage | undefined,
  embeds: readonly Embed[],
): Pick<Post, 'pictures' | 'pictureCount' | 'embeds'> {
  const others = images.filter(({ url }) => url !== lead?.url)
  const all = lead ? [lead, ...others] : others
  return {
    ...(all.length > 1 && { pictures: all.slice(0, mostPictures) }),
    ...(all.length > mostPictures && { pictureCount: all.length }),
    ...(embeds.length > 0 && { embeds: embeds.slice(0, mostEmbeds) }),
  }
}

/** Microblogs write tags into the text, and not every feed lists them, too. */
export function withHashtags(tags: readonly string[], text: string): string[] {
  const known = new Set(tags.map(normalizedTag))
  return [...tags, ...hashtagsOf(text).filter((name) => !known.has(normalizedTag(name)))]
}

export function countsOf({ commentsCount, likesCount, viewsCount }: FeedItem, asOf: number) {
  const counts = { comments: commentsCount, likes: likesCount, views: viewsCount }
  const counted = Object.entries(counts).filter(([, value]) => value !== undefined && value > 0)
  return counted.length === 0 ? undefined : ({ ...Object.fromEntries(counted), asOf } as PostCounts)
}
