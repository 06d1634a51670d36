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
  const [short, shortText] = shortBody(item)
  const body = full ?? short
  if (!body) return {}
  const content: Content = body.html === undefined ? { contentText: body.text } : { contentHtml: body.html }
  if (full && shortText !== undefined && !isSame(full, short)) content.summary = shortText
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
  return xhtmlBody(item)
}

/** `xhtml:body`, or a whole `xhtml:div` in its place. */
function xhtmlBody(item: XmlElement): Body | undefined {
  const element = firstNamed(item, 'xhtml:body', 'xhtml:div')
  if (!element) return undefined
  const html = (hasElements(element) ? innerHtml(element) : htmlBody(element)?.html)?.trim()
  return html ? { html: untrustedHtml(withAbsoluteLinks(html, element.base)) } : undefined
}

function shortBody(item: XmlElement): [body: Body, text: string | undefined] | [] {
  const described = firstFilled(item, 'description')
  if (described) return described
  const summary = firstNamed(item, 'atom:summary')
  const typed = typedBody(summary)
  if (typed) return [typed, typedText(summary)]
  for (const scope of mediaScopes(item)) {
    const element = firstNamed(scope, 'media:description')
    const body = sniffedBody(element)
    if (body) return [body, looseText(element)]
  }
  const spoken = firstNamed(item, 'itunes:summary')
  const body = sniffedBody(spoken)
  return body ? [body, looseText(spoken)] : []
}

function firstFilled(item: XmlElement, key: string): [Body, string | undefined] | undefined {
  for (const element of allNamed(item, key)) {
    const body = htmlBody(element)
    if (body) return [body, looseText(element)]
  }
  return undefined
}

function isSame(full: Body, short: Body | undefined): boolean {
  return (full.html ?? full.text) === (short?.html ?? short?.text)
}
