import { rssPeople } from './authors.ts'
import { parseDate } from './dates.ts'
import { defined } from './defined.ts'
import type { Feed, FeedFormat, FeedItem } from './feed.ts'
import { itemContent } from './item-content.ts'
import { fallbackId } from './item-id.ts'
import { itemTags } from './item-tags.ts'
import { languageTag } from './language-tag.ts'
import { webUrl } from './links.ts'
import { attachmentsOf, itunesImage, mediaThumbnail, relOf } from './media.ts'
import { looseText, typedText } from './text-construct.ts'
import { allNamed, attributeOf, firstNamed, trimmedText, type XmlElement } from './xml-element.ts'

/** RSS 0.9x and 2.0, and RSS 1.0 and 0.90, whose items stand beside the channel and not in it. */
export function parseRss(
  root: XmlElement,
  format: FeedFormat,
  url: string | undefined,
): Omit<Feed, 'isDamaged'> {
  const channel = root.key === 'channel' ? root : (firstNamed(root, 'channel') ?? root)
  const holders = channel === root ? [root] : [channel, root]
  const items = holders.flatMap((holder) => [...allNamed(holder, 'item'), ...listedItems(holder)])
  const language = firstNamed(channel, 'language', 'dc:language')
  return {
    format,
    ...defined({
      title: rssTitle(channel),
      homePageUrl: rssLink(channel),
      feedUrl: atomLink(channel, 'self') ?? url,
      description: firstText(channel, ['description', 'atom:subtitle', 'itunes:summary', 'itunes:subtitle']),
      iconUrl: channelImage(channel, root) ?? itunesImage(channel) ?? atomUrl(channel, 'atom:logo'),
      faviconUrl: atomUrl(channel, 'atom:icon'),
      language: languageTag(trimmedText(language)) ?? languageTag(channel.lang),
      updatedAt: firstDate(channel, feedDates),
      generator: generatorName(channel),
    }),
    authors: rssPeople(channel),
    items: items.map((item) => parseItem(item)),
  }
}

/** Some RSS 1.0 writers put the items themselves into the table of contents. */
function listedItems(holder: XmlElement): XmlElement[] {
  const list = firstNamed(holder, 'items')
  return list ? allNamed(list, 'item') : []
}

const feedDates = ['lastbuilddate', 'pubdate', 'dc:date', 'dcterms:modified', 'atom:updated']
const publishedDates = [
  'pubdate',
  'atom:published',
  'atom:issued',
  'dcterms:issued',
  'atom:created',
  'dcterms:created',
  'dc:date',
]
const modifiedDates = ['atom:updated', 'atom:modified', 'dcterms:modified']

function parseItem(item: XmlElement): FeedItem {
  const guid = firstNamed(item, 'guid')
  const url = rssLink(item) ?? permalink(guid)
  const parts = {
    ...defined({
      url,
      title: rssTitle(item),
      imageUrl: itunesImage(item) ?? mediaThumbnail(item) ?? imageOf(item),
      publishedAt: firstDate(item, publishedDates),
      modifiedAt: firstDate(item, modifiedDates),
      language: itemLanguage(item),
      contentWarning: contentWarning(item),
      commentsUrl: commentsUrl(item),
      commentsCount: commentsCount(item),
    }),
    ...itemContent(item),
    authors: rssPeople(item),
    tags: itemTags(item),
    attachments: attachmentsOf(item),
  }
  const stated = trimmedText(guid) ?? trimmedText(firstNamed(item, 'atom:id')) ?? aboutOf(item)
  return { id: stated ?? fallbackId(parts, trimmedText(firstNamed(item, 'link'))), ...parts }
}

function aboutOf(item: XmlElement): string | undefined {
  return attributeOf(item, 'about')
}

function rssTitle(parent: XmlElement): string | undefined {
  return (
    firstText(parent, ['title', 'dc:title', 'media:title', 'itunes:title']) ??
    typedText(firstNamed(parent, 'atom:title'))
  )
}

function firstText(parent: XmlElement, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    for (const element of allNamed(parent, key)) {
      const text = looseText(element)
      if (text !== undefined) return text
    }
  }
  return undefined
}

export function firstDate(parent: XmlElement, keys: readonly string[]): number | undefined {
  for (const key of keys) {
    for (const element of allNamed(parent, key)) {
      const date = parseDate(trimmedText(element))
      if (date !== undefined) return date
    }
  }
  return undefined
}

/** The link as RSS writes it, or as Atom does, in either's element. */
function rssLink(parent: XmlElement): string | undefined {
  for (const link of allNamed(parent, 'link')) {
    const isOther = link.attributes.rel !== undefined && relOf(link) !== 'alternate'
    const url = isOther ? undefined : webUrl(trimmedText(link) ?? attributeOf(link, 'href'), link.base)
    if (url !== undefined) return url
  }
  return atomLink(parent, 'alternate')
}

export function atomLink(parent: XmlElement, rel: string): string | undefined {
  const links = allNamed(parent, 'atom:link').filter((link) => relOf(link) === rel)
  const pages = links.filter((link) =>
    /^(?:text\/html|application\/xhtml\+xml)/i.test(attributeOf(link, 'type') ?? ''),
  )
  for (const link of [...pages, ...links]) {
    const url = webUrl(attributeOf(link, 'href'), link.base)
    if (url !== undefined) return url
  }
  return undefined
}

/** https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt */
function permalink(guid: XmlElement | undefined): string | undefined {
  if (!guid || attributeOf(guid, 'isPermaLink')?.toLowerCase() === 'false') return undefined
  return webUrl(trimmedText(guid), undefined)
}

function channelImage(channel: XmlElement, root: XmlElement): string | undefined {
  return imageOf(channel) ?? imageOf(root)
}

function imageOf(parent: XmlElement): string | undefined {
  for (const image of allNamed(parent, 'image')) {
    const address = firstNamed(image, 'url')
    const written = trimmedText(address) ?? attributeOf(image, 'resource') ?? attributeOf(image, 'href')
    const url = webUrl(written, (address ?? image).base)
    if (url !== undefined) return url
  }
  return undefined
}

export function atomUrl(parent: XmlElement, key: string): string | undefined {
  const element = firstNamed(parent, key)
  return webUrl(trimmedText(element), element?.base)
}

export function generatorName(parent: XmlElement): string | undefined {
  return firstText(parent, ['generator', 'atom:generator'])
}

export function itemLanguage(item: XmlElement): string | undefined {
  return languageTag(trimmedText(firstNamed(item, 'dc:language', 'language'))) ?? languageTag(item.lang)
}

export function commentsUrl(item: XmlElement): string | undefined {
  const comments = firstNamed(item, 'comments')
  const url = webUrl(trimmedText(comments), comments?.base)
  if (url !== undefined) return url
  const replies = allNamed(item, 'atom:link').find(
    (link) => relOf(link) === 'replies' && /html/i.test(attributeOf(link, 'type') ?? ''),
  )
  return replies && webUrl(attributeOf(replies, 'href'), replies.base)
}

export function commentsCount(item: XmlElement): number | undefined {
  const written = trimmedText(firstNamed(item, 'slash:comments', 'thr:total'))
  return written !== undefined && /^\d{1,9}$/.test(written) ? Number(written) : undefined
}

/** Mastodon says so in Media RSS's rating, and what it is about in the description of it. */
export function contentWarning(item: XmlElement): string | undefined {
  const rating = firstNamed(item, 'media:rating')
  return rating && trimmedText(rating)?.toLowerCase() === 'adult' ? 'adult' : undefined
}
