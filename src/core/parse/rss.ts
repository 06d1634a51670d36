import { rssPeople } from './authors.ts'
import { defined } from './defined.ts'
import { feedExtras } from './extras.ts'
import type { Feed, FeedFormat, FeedItem } from './feed.ts'
import { feedLanguage, firstDate, firstText, generatorOf } from './first-value.ts'
import { itunesImage, rssImage } from './images.ts'
import { fallbackId } from './item-id.ts'
import { itemParts } from './item-parts.ts'
import { atomLink, childUrl, permalink, rssLink } from './link-elements.ts'
import { typedText } from './text-construct.ts'
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
  return {
    format,
    ...defined({
      title: rssTitle(channel),
      homePageUrl: rssLink(channel),
      feedUrl: atomLink(channel, 'self') ?? url,
      description: firstText(channel, ['description', 'atom:subtitle', 'itunes:summary', 'itunes:subtitle']),
      iconUrl: rssImage(root) ?? rssImage(channel) ?? itunesImage(channel) ?? childUrl(channel, 'atom:logo'),
      faviconUrl: childUrl(channel, 'atom:icon'),
      language: feedLanguage(channel),
      updatedAt: firstDate(channel, [
        'lastbuilddate',
        'pubdate',
        'dc:date',
        'dcterms:modified',
        'atom:updated',
      ]),
      generator: generatorOf(channel),
    }),
    ...feedExtras(channel),
    authors: rssPeople(channel),
    items: items.map((item) => parseItem(item)),
  }
}

/** Some RSS 1.0 writers put the items themselves into the table of contents. */
function listedItems(holder: XmlElement): readonly XmlElement[] {
  const list = firstNamed(holder, 'items')
  return list ? allNamed(list, 'item') : []
}

function parseItem(item: XmlElement): FeedItem {
  const guid = firstNamed(item, 'guid')
  const parts = {
    ...defined({ url: rssLink(item) ?? permalink(guid), title: rssTitle(item) }),
    ...itemParts(item),
    authors: rssPeople(item),
  }
  const stated = trimmedText(guid) ?? trimmedText(firstNamed(item, 'atom:id')) ?? attributeOf(item, 'about')
  return { id: stated ?? fallbackId(parts, trimmedText(firstNamed(item, 'link'))), ...parts }
}

function rssTitle(parent: XmlElement): string | undefined {
  const title = firstText(parent, ['title', 'dc:title', 'media:title', 'itunes:title'])
  return title ?? typedText(firstNamed(parent, 'atom:title'))
}
