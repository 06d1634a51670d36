import { webUrl } from './links.ts'
import { allNamed, attributeOf, firstNamed, trimmedText, type XmlElement } from './xml-element.ts'

/** The relation of a link, also where it is written as the address of its definition. */
export function relOf(link: XmlElement): string {
  const rel = attributeOf(link, 'rel')?.toLowerCase() ?? 'alternate'
  return rel.replace(/^https?:\/\/www\.iana\.org\/assignments\/(?:link-relations|relation)\/#?/, '')
}

export function isHtmlLink(link: XmlElement): boolean {
  return /^(?:text\/html|application\/xhtml\+xml)/i.test(attributeOf(link, 'type') ?? '')
}

/** The address of the first Atom link of a relation, that of a page before others. */
export function atomLink(parent: XmlElement, rel: string): string | undefined {
  const links = allNamed(parent, 'atom:link').filter((link) => relOf(link) === rel)
  for (const link of [...links.filter(isHtmlLink), ...links]) {
    const url = webUrl(attributeOf(link, 'href'), link.base)
    if (url !== undefined) return url
  }
  return undefined
}

/** The link as RSS writes it, or as Atom does, in either's element. */
export function rssLink(parent: XmlElement): string | undefined {
  for (const link of allNamed(parent, 'link')) {
    if (relOf(link) !== 'alternate') continue
    const url = webUrl(trimmedText(link) ?? attributeOf(link, 'href'), link.base)
    if (url !== undefined) return url
  }
  return atomLink(parent, 'alternate')
}

/** A guid is an address unless it says otherwise, https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt */
export function permalink(guid: XmlElement | undefined): string | undefined {
  const stated = guid && attributeOf(guid, 'isPermaLink')?.toLowerCase()
  if (!guid || stated === 'false') return undefined
  return webUrl(trimmedText(guid), stated === 'true' ? guid.base : undefined)
}

/** The address that is the text of a child. */
export function childUrl(parent: XmlElement, key: string): string | undefined {
  const element = firstNamed(parent, key)
  return webUrl(trimmedText(element), element?.base)
}
