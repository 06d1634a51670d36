import type { Embed, Enclosure, Post, PostBody, PostCounts, PostImage } from '../domain/post.ts'
import {
  type Fields,
  fieldsOf,
  listOf,
  matching,
  NotAPack,
  numberOf,
  oneOf,
  optional,
  textOf,
  timeOf,
  webAddress,
} from './read-values.ts'

export const sourceIdForm = /^[a-z0-9][a-z0-9.-]{0,79}$/
const postIdForm = /^[a-z0-9][a-z0-9.-]{0,79}\/[A-Za-z0-9_-]{1,64}$/
export const languageForm = /^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,6}$/

const text = (most: number) => (value: unknown) => textOf(value, most)
const names = (value: unknown) => listOf(value, 60, text(200))
const yes = (value: unknown): true => {
  if (value !== true) throw new NotAPack('not true')
  return true
}

/** A post as another phone had it, with nothing in it that a post has not. */
export function readPost(value: unknown): Post {
  const fields = fieldsOf(value)
  const id = matching(fields.id, postIdForm)
  const sourceId = matching(fields.sourceId, sourceIdForm)
  if (!id.startsWith(`${sourceId}/`)) throw new NotAPack('a post of another source')
  if (typeof fields.isClipped !== 'boolean') throw new NotAPack('not told whether it is clipped')
  return {
    id,
    sourceId,
    excerpt: textOf(fields.excerpt, 1000),
    isClipped: fields.isClipped,
    authors: names(fields.authors),
    language: matching(fields.language, languageForm),
    tags: names(fields.tags),
    sortAt: timeOf(fields.sortAt),
    enclosures: listOf(fields.enclosures, 60, readEnclosure),
    contentHash: textOf(fields.contentHash, 100),
    ...optionalParts(fields),
  }
}

function optionalParts(fields: Fields): Partial<Post> {
  return optional(fields, {
    url: webAddress,
    title: text(2000),
    layout: (value) => oneOf(value, ['social'] as const),
    translators: names,
    publishedAt: timeOf,
    modifiedAt: timeOf,
    leadImage: readImage,
    pictures: (value) => listOf(value, 20, readImage),
    pictureCount: (value) => numberOf(value, 10_000),
    embeds: (value) => listOf(value, 500, readEmbed),
    hasVideo: yes,
    wordCount: (value) => numberOf(value),
    sketch: text(1000),
    counts: readCounts,
  })
}

/** What is known of a text beside it. */
export function readBodyFacts(value: unknown): Omit<PostBody, 'postId' | 'html'> {
  const fields = fieldsOf(value)
  return {
    images: listOf(fields.images, 2000, readImage),
    ...optional(fields, { embeds: (list) => listOf(list, 2000, readEmbed), isTruncated: yes }),
  }
}

function readImage(value: unknown): PostImage {
  const fields = fieldsOf(value)
  const pixels = (size: unknown) => numberOf(size, 100_000)
  return {
    url: webAddress(fields.url),
    ...optional(fields, { alt: text(5000), credit: text(1000), width: pixels, height: pixels }),
  }
}

function readEmbed(value: unknown): Embed {
  const fields = fieldsOf(value)
  return {
    url: webAddress(fields.url),
    kind: oneOf(fields.kind, ['video', 'audio', 'page'] as const),
    ...optional(fields, { title: text(2000) }),
  }
}

function readEnclosure(value: unknown): Enclosure {
  const fields = fieldsOf(value)
  const number = (size: unknown) => numberOf(size)
  return {
    url: webAddress(fields.url),
    mimeType: textOf(fields.mimeType, 200),
    ...optional(fields, { bytes: number, durationSeconds: number, title: text(2000) }),
  }
}

function readCounts(value: unknown): PostCounts {
  const fields = fieldsOf(value)
  const number = (count: unknown) => numberOf(count)
  return {
    asOf: timeOf(fields.asOf),
    ...optional(fields, { comments: number, likes: number, views: number }),
  }
}
