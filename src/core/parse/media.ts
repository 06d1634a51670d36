import { defined } from './defined.ts'
import type { FeedAttachment } from './feed.ts'
import { absoluteUrl, webUrl } from './links.ts'
import { looseText, typedText } from './text-construct.ts'
import { allNamed, attributeOf, elementsOf, firstNamed, trimmedText, type XmlElement } from './xml-element.ts'

/** Media RSS (https://www.rssboard.org/media-rss) puts its elements into the item, into a group, or into one another. */
export function mediaScopes(item: XmlElement): XmlElement[] {
  const groups = allNamed(item, 'media:group')
  const contents = [item, ...groups].flatMap((scope) => allNamed(scope, 'media:content'))
  return [item, ...groups, ...contents]
}

export function mediaThumbnail(item: XmlElement): string | undefined {
  for (const scope of mediaScopes(item)) {
    for (const thumbnail of allNamed(scope, 'media:thumbnail')) {
      const url = webUrl(attributeOf(thumbnail, 'url') ?? trimmedText(thumbnail), thumbnail.base)
      if (url !== undefined) return url
    }
  }
  return undefined
}

/** Where iTunes' image may stand as an attribute, as the specification says, or as text or `url` child. */
export function itunesImage(parent: XmlElement): string | undefined {
  for (const image of allNamed(parent, 'itunes:image')) {
    const written = attributeOf(image, 'href') ?? attributeOf(image, 'url') ?? trimmedText(image)
    const url = webUrl(written, image.base)
    if (url !== undefined) return url
  }
  return undefined
}

/** Enclosures and media of an RSS item or Atom entry, one of each address. */
export function attachmentsOf(item: XmlElement): FeedAttachment[] {
  const found: FeedAttachment[] = []
  for (const child of elementsOf(item)) {
    if (child.key === 'enclosure') add(found, enclosure(child, 'url'))
    else if (child.key === 'atom:link' && relOf(child) === 'enclosure') add(found, enclosure(child, 'href'))
  }
  const scopes = [item, ...allNamed(item, 'media:group')]
  for (const scope of scopes) {
    for (const content of allNamed(scope, 'media:content')) add(found, mediaContent(content, scope))
  }
  const seconds = parseDuration(trimmedText(firstNamed(item, 'itunes:duration')))
  const [first] = found
  if (first && seconds !== undefined) first.durationSeconds = seconds
  return found
}

/** The relation of a link, also where it is written as the address of its definition. */
export function relOf(link: XmlElement): string {
  const rel = attributeOf(link, 'rel')?.toLowerCase() ?? 'alternate'
  return rel.replace(/^https?:\/\/www\.iana\.org\/assignments\/(?:link-relations|relation)\/#?/, '')
}

function add(found: FeedAttachment[], attachment: FeedAttachment | undefined): void {
  if (!attachment) return
  const same = found.find((other) => other.url === attachment.url)
  if (same) Object.assign(same, { ...attachment, ...same })
  else found.push(attachment)
}

function enclosure(element: XmlElement, urlName: string): FeedAttachment | undefined {
  const url = fileUrl(attributeOf(element, urlName) ?? attributeOf(element, 'url'), element.base)
  if (url === undefined) return undefined
  return defined({
    url,
    mimeType: attributeOf(element, 'type'),
    bytes: count(attributeOf(element, 'length')),
    title: attributeOf(element, 'title'),
  })
}

function mediaContent(element: XmlElement, scope: XmlElement): FeedAttachment | undefined {
  const url = fileUrl(attributeOf(element, 'url'), element.base)
  if (url === undefined) return undefined
  const described = firstNamed(element, 'media:description') ?? firstNamed(scope, 'media:description')
  const isImage =
    attributeOf(element, 'medium') === 'image' || attributeOf(element, 'type')?.startsWith('image/')
  const titled =
    firstNamed(element, 'media:title') ??
    (scope.key === 'media:group' ? firstNamed(scope, 'media:title') : undefined)
  return defined({
    url,
    mimeType: attributeOf(element, 'type'),
    bytes: count(attributeOf(element, 'fileSize')),
    durationSeconds: parseDuration(attributeOf(element, 'duration')),
    width: count(attributeOf(element, 'width')),
    height: count(attributeOf(element, 'height')),
    title: typedText(titled),
    alt: isImage ? looseText(described) : undefined,
    credit: looseText(firstNamed(element, 'media:credit') ?? firstNamed(scope, 'media:credit')),
  })
}

/** Files are fetched, so their address may be of the web only. */
function fileUrl(written: string | undefined, base: string | undefined): string | undefined {
  const url = absoluteUrl(written, base)
  return url === undefined || /^(?:javascript|data|vbscript):/i.test(url) ? undefined : url
}

/** A positive whole number; zero is what feeds write when they do not know. */
function count(written: string | undefined): number | undefined {
  const number = written === undefined ? Number.NaN : Number(written.replace(/[,\s]|px$/g, ''))
  return Number.isSafeInteger(number) && number > 0 ? number : undefined
}

/** Seconds of `1:02:03`, `62:03` or `3723`. */
export function parseDuration(written: string | undefined): number | undefined {
  if (written === undefined || !/^\d+(?::\d{1,2}){0,2}(?:\.\d+)?$/.test(written)) return undefined
  const seconds = written.split(':').reduce((total, part) => total * 60 + Number(part), 0)
  return seconds > 0 ? seconds : undefined
}
