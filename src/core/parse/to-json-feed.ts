import { defined } from './defined.ts'
import type { Feed, FeedAttachment, FeedAuthor, FeedItem } from './feed.ts'

/** A feed as one JSON Feed 1.1 document (https://jsonfeed.org/version/1.1), what that has no place for in `_feed`. */
export function toJsonFeed(feed: Feed): Record<string, unknown> {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    ...defined({
      title: feed.title,
      home_page_url: feed.homePageUrl,
      feed_url: feed.feedUrl,
      description: feed.description,
      icon: feed.iconUrl,
      favicon: feed.faviconUrl,
      authors: toList(feed.authors.map(toAuthor)),
      language: feed.language,
      _feed: defined({
        format: feed.format,
        updated: toDate(feed.updatedAt),
        generator: feed.generator,
        is_damaged: feed.isDamaged || undefined,
        hub: feed.hubUrl,
        refresh_minutes: feed.refreshMinutes,
        license: feed.licenseUrl,
      }),
    }),
    items: feed.items.map(toItem),
  }
}

function toItem(item: FeedItem): object {
  return defined({
    id: item.id,
    url: item.url,
    external_url: item.externalUrl,
    title: item.title,
    content_html: item.contentHtml,
    content_text: item.contentText,
    summary: item.summary,
    image: item.imageUrl,
    banner_image: item.bannerUrl,
    date_published: toDate(item.publishedAt),
    date_modified: toDate(item.modifiedAt),
    authors: toList(item.authors.map(toAuthor)),
    tags: toList(item.tags),
    language: item.language,
    attachments: toList(item.attachments.map(toAttachment)),
    _feed: extension({
      comments_url: item.commentsUrl,
      comments_count: item.commentsCount,
      content_warning: item.contentWarning,
      is_unsure: item.isUnsure,
      license: item.licenseUrl,
      transcript: item.transcriptUrl,
      chapters: item.chaptersUrl,
      location: item.location,
      video_id: item.videoId,
      origin_title: item.originTitle,
    }),
  })
}

function toAuthor({ name, url, avatarUrl }: FeedAuthor): object {
  return defined({ name, url, avatar: avatarUrl })
}

function toAttachment(attachment: FeedAttachment): object {
  const { width, height, alt, credit } = attachment
  return defined({
    url: attachment.url,
    mime_type: attachment.mimeType,
    title: attachment.title,
    size_in_bytes: attachment.bytes,
    duration_in_seconds: attachment.durationSeconds,
    _feed: extension({ width, height, alt, credit }),
  })
}

function extension(values: object): object | undefined {
  const given = defined(values)
  return Object.keys(given).length === 0 ? undefined : given
}

function toList<Value>(values: Value[]): Value[] | undefined {
  return values.length === 0 ? undefined : values
}

/** RFC 3339 in UTC, without the thousandths that say nothing. */
function toDate(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString().replace('.000Z', 'Z')
}
