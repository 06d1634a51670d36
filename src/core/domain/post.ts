import type { UntrustedHtml } from './html.ts'

/** What the timeline needs of an item we keep. Its full text is a `PostBody`, stored apart. */
export interface Post {
  /** `<source id>/<hash of the item's identity>`; the same on every phone, so addresses can be shared. */
  id: string
  sourceId: string
  /** http(s) address of the original, if the feed gives one. */
  url?: string
  /** Plain text; absent for posts without a title (microblogs). */
  title?: string
  /** As `layoutOf` tells it; absent for an article. */
  layout?: 'social'
  /** Plain-text start of the post, at most 400 characters. */
  excerpt: string
  /** The full text says more than `excerpt` shows. */
  isClipped: boolean
  /** Names as the feed gives them, none invented. */
  authors: string[]
  /** Those whom the feed calls so. */
  translators?: string[]
  /** BCP 47 tag: the item's own language, else its feed's, else its source's. */
  language: string
  tags: string[]
  /** Epoch ms as the feed gives it; absent when it gives none that can be true. */
  publishedAt?: number
  /** Epoch ms of the last change the feed states. */
  modifiedAt?: number
  /** Epoch ms, place in the timeline: see `normalize/timeline-time.ts`. */
  sortAt: number
  leadImage?: PostImage
  /** Of a social post that has more than its lead image: the first of them, four at most. */
  pictures?: PostImage[]
  /** How many it has, where `pictures` are not all. */
  pictureCount?: number
  /** Of a social post: the first players in its text. */
  embeds?: Embed[]
  enclosures: Enclosure[]
  /** There is a video in it, or it is one. */
  hasVideo?: true
  /** Of the text as given, which may be its start only. */
  wordCount?: number
  /** Tells the same text published by several sources: see `domain/joint-statements.ts`. Absent for short texts. */
  sketch?: string
  counts?: PostCounts
  /** Epoch ms of the last change of its words that this phone has seen; absent where they are as they first came. */
  editedAt?: number
  /** Its feed has stopped listing it: see `domain/removal.ts`. */
  missing?: Missing
  /** Hash of everything the feed said of this item: equal means nothing to write. */
  contentHash: string
}

export interface Missing {
  /** Epoch ms at which this phone first saw the feed without it. */
  since: number
  /** Different bodies of the feed in a row that did not have it; counted to two. */
  bodies: number
}

/** What others had done with a post by `asOf`; what its feed does not count, or counts as none, is absent. */
export interface PostCounts {
  comments?: number
  likes?: number
  views?: number
  /** Epoch ms. */
  asOf: number
}

/** The full text of a post, as published. */
export interface PostBody {
  postId: string
  html: UntrustedHtml
  images: PostImage[]
  embeds?: Embed[]
  /** The feed gives only the start of the text. */
  isTruncated?: true
  /** What an edited post said when this phone first had it. */
  former?: FormerText
}

/** Words only: enough to see what was changed, at a small part of the room, and nothing in it can load or run. */
export interface FormerText {
  title?: string
  /** Paragraphs and the like, one a line. */
  lines: string[]
  /** It was longer. */
  isCut?: true
  /** Epoch ms at which this phone first saw other words. */
  until: number
}

export interface PostImage {
  /** Absolute http(s) address at the publisher; shown only through our own origin. */
  url: string
  alt?: string
  /** Who made it, in the publisher's words. */
  credit?: string
  /** CSS pixels, when the feed states them. */
  width?: number
  height?: number
}

/** Somebody else's player or page in a body; shown as a link that needs a network. */
export interface Embed {
  url: string
  kind: 'video' | 'audio' | 'page'
  title?: string
}

/** Attached media, such as a podcast episode. */
export interface Enclosure {
  url: string
  mimeType: string
  bytes?: number
  durationSeconds?: number
  title?: string
}
