import { atomPeople, distinctPeople, rssPeople } from './authors.ts'
import { defined } from './defined.ts'
import type { Feed, FeedAuthor, FeedFormat, FeedItem } from './feed.ts'
import { itemContent } from './item-content.ts'
import { fallbackId } from './item-id.ts'
import { itemTags } from './item-tags.ts'
import { languageTag } from './language-tag.ts'
import { attachmentsOf, itunesImage, mediaThumbnail } from './media.ts'
import {
  atomLink,
  atomUrl,
  commentsCount,
  commentsUrl,
  contentWarning,
  firstDate,
  generatorName,
  itemLanguage,
} from './rss.ts'
import { looseText, typedText } from './text-construct.ts'
import { allNamed, attributeOf, firstNamed, trimmedText, type XmlElement } from './xml-element.ts'

/** Atom 1.0 (https://www.rfc-editor.org/rfc/rfc4287) and 0.3. */
export function parseAtom(
  root: XmlElement,
  format: FeedFormat,
  url: string | undefined,
): Omit<Feed, 'isDamaged'> {
  return {
    format,
    ...defined({
      title: typedText(firstNamed(root, 'atom:title')),
      homePageUrl: atomLink(root, 'alternate'),
      feedUrl: atomLink(root, 'self') ?? url,
      description: typedText(firstNamed(root, 'atom:subtitle', 'atom:tagline')),
      iconUrl: atomUrl(root, 'atom:logo') ?? itunesImage(root),
      faviconUrl: atomUrl(root, 'atom:icon'),
      language:
        languageTag(root.lang) ?? languageTag(trimmedText(firstNamed(root, 'dc:language', 'language'))),
      updatedAt: firstDate(root, ['atom:updated', 'atom:modified', 'dc:date', 'dcterms:modified']),
      generator: generatorName(root),
    }),
    authors: distinctPeople(atomPeople(root)),
    items: allNamed(root, 'atom:entry').map(parseEntry),
  }
}

const publishedDates = [
  'atom:published',
  'atom:issued',
  'dcterms:issued',
  'atom:created',
  'dcterms:created',
  'dc:date',
  'pubdate',
]
const modifiedDates = ['atom:updated', 'atom:modified', 'dcterms:modified']

function parseEntry(entry: XmlElement): FeedItem {
  const parts = {
    ...defined({
      url: atomLink(entry, 'alternate'),
      title: typedText(firstNamed(entry, 'atom:title')) ?? mediaTitle(entry),
      imageUrl: itunesImage(entry) ?? mediaThumbnail(entry),
      publishedAt: firstDate(entry, publishedDates),
      modifiedAt: firstDate(entry, modifiedDates),
      language: itemLanguage(entry),
      contentWarning: contentWarning(entry),
      commentsUrl: commentsUrl(entry),
      commentsCount: commentsCount(entry),
    }),
    ...itemContent(entry),
    authors: entryAuthors(entry),
    tags: itemTags(entry),
    attachments: attachmentsOf(entry),
  }
  const stated = trimmedText(firstNamed(entry, 'atom:id', 'guid'))
  return { id: stated ?? fallbackId(parts, writtenLink(entry)), ...parts }
}

function mediaTitle(entry: XmlElement): string | undefined {
  const group = firstNamed(entry, 'media:group')
  return looseText(firstNamed(entry, 'media:title') ?? (group && firstNamed(group, 'media:title')))
}

/** Its own, else those of the feed the entry was taken from. */
function entryAuthors(entry: XmlElement): FeedAuthor[] {
  const own = rssPeople(entry)
  if (own.length > 0) return own
  const origin = firstNamed(entry, 'atom:source')
  return origin ? distinctPeople(atomPeople(origin)) : []
}

function writtenLink(entry: XmlElement): string | undefined {
  const [link] = allNamed(entry, 'atom:link')
  return link && attributeOf(link, 'href')
}
