import { isTranslator } from './authors.ts'
import { defined } from './defined.ts'
import type { FeedAttachment } from './feed.ts'
import { relOf } from './link-elements.ts'
import { absoluteUrl } from './links.ts'
import { looseText, typedText } from './text-construct.ts'
import { allNamed, attributeOf, elementsOf, firstNamed, trimmedText, type XmlElement } from './xml-element.ts'

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
    credit: looseText(creditIn(element) ?? creditIn(scope)),
  })
}

/** Of what it shows: who translated the text beside it made none of that. */
function creditIn(parent: XmlElement): XmlElement | undefined {
  return allNamed(parent, 'media:credit').find((credit) => !isTranslator(credit))
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
