import { atomPeople, distinctPeople, rssPeople } from './authors.ts'
import { defined } from './defined.ts'
import { feedExtras } from './extras.ts'
import type { Feed, FeedAuthor, FeedFormat, FeedItem } from './feed.ts'
import { feedLanguage, firstDate, generatorOf } from './first-value.ts'
import { itunesImage } from './images.ts'
import { fallbackId } from './item-id.ts'
import { itemParts } from './item-parts.ts'
import { atomLink, childUrl } from './link-elements.ts'
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
      iconUrl: childUrl(root, 'atom:logo') ?? itunesImage(root),
      faviconUrl: childUrl(root, 'atom:icon'),
      language: feedLanguage(root),
      updatedAt: firstDate(root, [
        'atom:updated',
        'atom:modified',
        'dc:date',
        'dcterms:modified',
        'atom:published',
      ]),
      generator: generatorOf(root),
    }),
    ...feedExtras(root),
    authors: distinctPeople(atomPeople(root)),
    items: allNamed(root, 'atom:entry').map(parseEntry),
  }
}

function parseEntry(entry: XmlElement): FeedItem {
  const parts = {
    ...defined({
      url: atomLink(entry, 'alternate'),
      title: typedText(firstNamed(entry, 'atom:title')) ?? mediaTitle(entry),
    }),
    ...itemParts(entry),
    authors: entryAuthors(entry),
  }
  const [link] = allNamed(entry, 'atom:link')
  const stated = trimmedText(firstNamed(entry, 'atom:id', 'guid'))
  return { id: stated ?? fallbackId(parts, link && attributeOf(link, 'href')), ...parts }
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
