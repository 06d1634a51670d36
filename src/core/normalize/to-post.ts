import { layoutOf } from '../domain/layout-of.ts'
import type { Embed, Enclosure, Post, PostBody } from '../domain/post.ts'
import type { Source } from '../domain/source.ts'
import { defined } from '../parse/defined.ts'
import type { Feed, FeedAttachment, FeedItem } from '../parse/feed.ts'
import { bodyParts } from './body-parts.ts'
import { contentHash } from './content-hash.ts'
import { toExcerpt } from './excerpt.ts'
import { isTruncated } from './is-truncated.ts'
import { plainName } from './plain-name.ts'
import { bodyHtml, completeBody, pageElsewhere } from './post-body-html.ts'
import { postId } from './post-id.ts'
import { attachedImages, isPicture, leadImage } from './post-images.ts'
import { postLanguage } from './post-language.ts'
import { maxTitleLength, postTitle } from './post-title.ts'
import { countsOf, socialMedia, withHashtags } from './social-parts.ts'
import { textFacts } from './text-sketch.ts'
import { timelineTimes } from './timeline-time.ts'

export interface PostContext {
  source: Source
  feed: Feed
  now: number
  /** Place of the item in its feed, from 0. */
  index: number
  isFirstRefresh: boolean
  /** What the post is known by, where that is not its item's id: see `post-id.ts`. */
  identity?: string
}

/** A post with its body, which is stored apart. */
export interface FullPost {
  post: Post
  body: PostBody
}

/** What we keep of an item. */
export function toPost(item: FeedItem, context: PostContext): FullPost {
  const { source, feed, now, index, isFirstRefresh } = context
  const id = postId(source.id, context.identity ?? item.id)
  const written = bodyHtml(item)
  const { excerpt, isClipped } = toExcerpt(written, item.title)
  const title = postTitle(plainName(item.title), excerpt, isClipped)
  const isTitleCut = (item.title?.length ?? 0) > maxTitleLength && title !== undefined
  const { text, embeds, ...parts } = bodyParts(written)
  const photos = parts.images.length === 0 ? attachedImages(item) : []
  const images = [...parts.images, ...photos]
  const language = postLanguage(item, feed, source, text)
  const enclosures = toEnclosures(item.attachments)
  const times = timelineTimes(item, { feedUpdatedAt: feed.updatedAt, now, index, isFirstRefresh })
  const facts = textFacts(text)
  const lead = leadImage(item, images)
  const page = pageElsewhere(item, written)
  const links: Embed[] = page === undefined ? embeds : [{ url: page, kind: 'page' }, ...embeds]
  const isSocial = layoutOf({ ...defined({ title }), excerpt, wordCount: facts.wordCount }) === 'social'
  const post: Post = {
    id,
    sourceId: source.id,
    ...defined({ url: item.url ?? item.externalUrl, title, leadImage: lead }),
    excerpt,
    isClipped,
    authors: authorNames(item, feed),
    ...(item.translators && { translators: namesOf(item.translators) }),
    language,
    tags: namesOf(isSocial ? withHashtags(item.tags, text) : item.tags),
    ...defined({ publishedAt: times.publishedAt, modifiedAt: times.modifiedAt }),
    sortAt: times.sortAt,
    enclosures,
    ...facts,
    ...(isSocial && { layout: 'social', ...socialMedia(images, lead, links) }),
    ...defined({ hasVideo: hasVideo(item, enclosures, embeds) || undefined }),
    ...defined({ counts: countsOf(item, now) }),
    contentHash: contentHash(item, language),
  }
  return {
    post,
    body: {
      postId: id,
      html: completeBody(written, isTitleCut ? item.title : undefined, photos, page),
      images,
      embeds,
      ...defined({ isTruncated: isTruncated(text, item.title) || undefined }),
    },
  }
}

function authorNames(item: FeedItem, feed: Feed): string[] {
  const people = item.authors.length > 0 ? item.authors : feed.authors
  return namesOf(people.map(({ name }) => name))
}

/** More or longer ones are a trap, or a text in the wrong place. */
const maxNames = 50
const maxNameLength = 120

function namesOf(written: readonly (string | undefined)[]): string[] {
  return written.slice(0, maxNames).flatMap((name) => plainName(name, maxNameLength) ?? [])
}

function hasVideo(
  { videoId }: FeedItem,
  enclosures: readonly Enclosure[],
  embeds: readonly Embed[],
): boolean {
  if (videoId !== undefined || embeds.some(({ kind }) => kind === 'video')) return true
  return enclosures.some(({ mimeType }) => mimeType.startsWith('video/'))
}

/** Audio, video and documents; pictures are shown as images. */
function toEnclosures(attachments: readonly FeedAttachment[]): Enclosure[] {
  return attachments
    .filter(({ url, mimeType }) => /^https?:/i.test(url) && !isPicture(url, mimeType))
    .slice(0, maxNames)
    .map(({ url, mimeType, bytes, durationSeconds, title }) => ({
      url,
      mimeType: mimeType ?? typeByEnding(url),
      ...defined({ bytes, durationSeconds, title: plainName(title, maxTitleLength) }),
    }))
}

const typesByEnding: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  mp4: 'video/mp4',
  webm: 'video/webm',
  pdf: 'application/pdf',
}

function typeByEnding(url: string): string {
  const ending = /\.(\w{3,4})(?:[?#]|$)/.exec(url)?.[1]?.toLowerCase() ?? ''
  return typesByEnding[ending] ?? 'application/octet-stream'
}
