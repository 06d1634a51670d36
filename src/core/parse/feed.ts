import type { UntrustedHtml } from '../domain/html.ts'

/** Which dialect a document is written in, as detected from its root element and namespaces. */
export type FeedFormat =
  | 'rss0.90'
  | 'rss0.91'
  | 'rss0.92'
  | 'rss0.93'
  | 'rss0.94'
  | 'rss1.0'
  | 'rss2.0'
  | 'rss'
  | 'atom0.3'
  | 'atom1.0'
  | 'json1.0'
  | 'json1.1'

/**
 * What a feed document said, whatever its format; lives only between parse and normalize. The vocabulary is
 * that of JSON Feed 1.1 (https://jsonfeed.org/version/1.1). Plain-text fields hold no markup and are decoded
 * once; addresses are absolute; a value the document does not give is absent.
 */
export interface Feed {
  format: FeedFormat
  title?: string
  homePageUrl?: string
  feedUrl?: string
  description?: string
  iconUrl?: string
  faviconUrl?: string
  /** BCP 47 spelling. */
  language?: string
  /** Epoch ms: the feed's own date. */
  updatedAt?: number
  generator?: string
  /** A WebSub hub that tells of changes, https://www.w3.org/TR/websub/ */
  hubUrl?: string
  /** How often the publisher thinks it is worth looking. */
  refreshMinutes?: number
  licenseUrl?: string
  authors: FeedAuthor[]
  items: FeedItem[]
  /** The document ended early: what came before is here. */
  isDamaged: boolean
}

export interface FeedItem {
  /** guid, Atom id or `rdf:about` as written; else the link; else made from the content. Never empty. */
  id: string
  url?: string
  externalUrl?: string
  title?: string
  /** The fullest body the item gives, not sanitized. */
  contentHtml?: UntrustedHtml
  contentText?: string
  summary?: string
  imageUrl?: string
  bannerUrl?: string
  /** Epoch ms. */
  publishedAt?: number
  /** Epoch ms. */
  modifiedAt?: number
  authors: FeedAuthor[]
  /** Names of those whom the item calls so; what others did who have a part in it is not told here. */
  translators?: string[]
  tags: string[]
  language?: string
  attachments: FeedAttachment[]
  /** What the author warns of before the text, as Mastodon's posts do. */
  contentWarning?: string
  /** The document ends inside this item, before its id: when it is whole, the item may be known by another. */
  isUnsure?: true
  commentsUrl?: string
  commentsCount?: number
  likesCount?: number
  viewsCount?: number
  licenseUrl?: string
  /** What is said in a podcast's episode, in writing. */
  transcriptUrl?: string
  /** Address of a podcast episode's chapters, as JSON. */
  chaptersUrl?: string
  /** Where it happens or was written. Degrees of WGS 84, north and east positive. */
  location?: FeedLocation
  /** YouTube's name of a video. */
  videoId?: string
  /** Title of the feed that an aggregator took the item from. */
  originTitle?: string
}

export interface FeedLocation {
  latitude: number
  longitude: number
}

export interface FeedAuthor {
  name?: string
  url?: string
  avatarUrl?: string
}

export interface FeedAttachment {
  url: string
  mimeType?: string
  title?: string
  bytes?: number
  durationSeconds?: number
  /** CSS pixels. */
  width?: number
  height?: number
  /** What the picture shows, for those who cannot see it. */
  alt?: string
  credit?: string
}
