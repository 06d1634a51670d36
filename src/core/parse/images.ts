import { webUrl } from './links.ts'
import { allNamed, attributeOf, firstNamed, trimmedText, type XmlElement } from './xml-element.ts'

/** Media RSS (https://www.rssboard.org/media-rss) puts its elements into the item, a group, or one another. */
export function mediaScopes(item: XmlElement): XmlElement[] {
  const groups = allNamed(item, 'media:group')
  if (groups.length === 0 && !firstNamed(item, 'media:content')) return [item]
  const contents = [item, ...groups].flatMap((scope) => allNamed(scope, 'media:content'))
  return [item, ...groups, ...contents]
}

export function itemImage(item: XmlElement): string | undefined {
  return itunesImage(item) ?? mediaThumbnail(item) ?? rssImage(item)
}

function mediaThumbnail(item: XmlElement): string | undefined {
  for (const scope of mediaScopes(item)) {
    for (const thumbnail of allNamed(scope, 'media:thumbnail')) {
      const url = webUrl(attributeOf(thumbnail, 'url') ?? trimmedText(thumbnail), thumbnail.base)
      if (url !== undefined) return url
    }
  }
  return undefined
}

/** The address stands in an attribute, as iTunes' specification says, or in the text. */
export function itunesImage(parent: XmlElement): string | undefined {
  for (const image of allNamed(parent, 'itunes:image')) {
    const written = attributeOf(image, 'href') ?? attributeOf(image, 'url') ?? trimmedText(image)
    const url = webUrl(written, image.base)
    if (url !== undefined) return url
  }
  return undefined
}

/** RSS's `image` with its `url`, or RDF's reference to one. */
export function rssImage(parent: XmlElement): string | undefined {
  for (const image of allNamed(parent, 'image')) {
    const address = firstNamed(image, 'url')
    const written = trimmedText(address) ?? attributeOf(image, 'resource') ?? attributeOf(image, 'href')
    const url = webUrl(written, (address ?? image).base)
    if (url !== undefined) return url
  }
  return undefined
}
