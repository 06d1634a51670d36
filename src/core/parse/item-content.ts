import { untrustedHtml } from '../domain/html.ts'
import type { FeedItem } from './feed.ts'
import { mediaScopes } from './images.ts'
import { withAbsoluteLinks } from './links.ts'
import { type Body, htmlBody, looseText, sniffedBody, typedBody, typedText } from './text-construct.ts'
import { innerHtml } from './xhtml.ts'
import { allNamed, firstNamed, hasElements, type XmlElement } from './xml-element.ts'

type Content = Pick<FeedItem, 'contentHtml' | 'contentText' | 'summary'>

/** The fullest body an item gives, and the short one beside it when there are both. */
export function itemContent(item: XmlElement): Content {
  const full = fullBody(item)
  const short = shortBody(item)
  const body = full ?? short?.body
  if (!body) return {}
  const content: Content = body.html === undefined ? { contentText: body.text } : { contentHtml: body.html }
  if (!full || !short || isSame(full, short.body)) return content
  const summary = short.toText(short.element)
  if (summary !== undefined) content.summary = summary
  return content
}

function fullBody(item: XmlElement): Body | undefined {
  for (const element of allNamed(item, 'content:encoded')) {
    const body = htmlBody(element)
    if (body) return body
  }
  for (const element of allNamed(item, 'atom:content')) {
    const body = typedBody(element)
    if (body) return body
  }
  return xhtmlBody(item) ?? listedBody(item)
}

/** `content:items`, as the content module of RSS 1.0 began: a list of the same text in several formats. */
function listedBody(item: XmlElement): Body | undefined {
  let list = firstNamed(item, 'content:items')
  for (const key of ['rdf:bag', 'rdf:li', 'content:item', 'rdf:value']) list = list && firstNamed(list, key)
  return htmlBody(list)
}

/** `xhtml:body`, or a whole `xhtml:div` in its place. */
function xhtmlBody(item: XmlElement): Body | undefined {
  const element = firstNamed(item, 'xhtml:body', 'xhtml:div')
  if (!element) return undefined
  const html = (hasElements(element) ? innerHtml(element) : htmlBody(element)?.html)?.trim()
  return html ? { html: untrustedHtml(withAbsoluteLinks(html, element.base)) } : undefined
}

interface ShortBody {
  body: Body
  element: XmlElement
  /** Made of the element when it is asked for: most items have one body only. */
  toText: (element: XmlElement) => string | undefined
}

function shortBody(item: XmlElement): ShortBody | undefined {
  for (const element of allNamed(item, 'description')) {
    const body = htmlBody(element)
    if (body) return { body, element, toText: looseText }
  }
  const summary = firstNamed(item, 'atom:summary')
  const typed = typedBody(summary)
  if (summary && typed) return { body: typed, element: summary, toText: typedText }
  for (const scope of mediaScopes(item)) {
    const described = sniffedShortBody(firstNamed(scope, 'media:description'))
    if (described) return described
  }
  return sniffedShortBody(firstNamed(item, 'itunes:summary', 'dc:description'))
}

function sniffedShortBody(element: XmlElement | undefined): ShortBody | undefined {
  const body = sniffedBody(element)
  return element && body && { body, element, toText: looseText }
}

function isSame(full: Body, short: Body): boolean {
  return (full.html ?? full.text) === (short.html ?? short.text)
}
