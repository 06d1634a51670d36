import type { FeedAuthor } from './feed.ts'
import { webUrl } from './links.ts'
import { collapse, plainOrHtml } from './plain-text.ts'
import { looseText } from './text-construct.ts'
import { allNamed, attributeOf, firstNamed, trimmedText, type XmlElement } from './xml-element.ts'

const email = /[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+/

/** What is longer is no name and address, but a text that somebody put there. */
const longestPerson = 500

function namedOnly(written: string): FeedAuthor | undefined {
  const name = collapse(written.replace(/^\s*\(([^()]*)\)\s*$/, '$1'))
  return name === undefined ? undefined : { name }
}

/** `me@x.org (Name)`, `Name (me@x.org)`, `Name <me@x.org>`, `me@x.org` or a name alone. */
export function parsePerson(written: string | undefined): FeedAuthor | undefined {
  if (written === undefined) return undefined
  if (written.length > longestPerson || !written.includes('@')) return namedOnly(written)
  const address = email.exec(written)?.[0].replace(/^mailto:/i, '')
  const name = collapse(
    written
      .replace(/<?\(?\s*(?:mailto:)?[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+\s*\)?>?/i, ' ')
      .replace(/^\s*[("']\s*(.*?)\s*[)"']\s*$/s, '$1')
      .replace(/\(\s*\)|<\s*>/g, ' ')
      .replace(/^[\s,;:-]+|[\s,;:-]+$/g, ''),
  )
  if (name === undefined && address === undefined) return undefined
  return { ...(name !== undefined && { name }), ...(address !== undefined && { url: `mailto:${address}` }) }
}

/** https://www.rfc-editor.org/rfc/rfc4287#section-3.2 */
export function atomPeople(parent: XmlElement): FeedAuthor[] {
  return allNamed(parent, 'atom:author').flatMap((person) => {
    const page = firstNamed(person, 'atom:uri', 'atom:url', 'atom:homepage')
    const url = webUrl(trimmedText(page), page?.base)
    const written = trimmedText(firstNamed(person, 'atom:name')) ?? ownText(person)
    const name = written === undefined ? undefined : plainOrHtml(written)
    const parsed = { ...withName(name), ...parsePerson(name) }
    const address = parsePerson(trimmedText(firstNamed(person, 'atom:email')))?.url
    const author = { ...parsed, ...withUrl(url ?? address ?? parsed.url) }
    return Object.keys(author).length > 0 ? [author] : []
  })
}

function withName(name: string | undefined): FeedAuthor {
  return name === undefined ? {} : { name }
}

function withUrl(url: string | undefined): FeedAuthor {
  return url === undefined ? {} : { url }
}

/** `<author>Name</author>` without the elements Atom asks for. */
function ownText(person: XmlElement): string | undefined {
  return collapse(person.children.filter((child) => typeof child === 'string').join(''))
}

/** Everyone the elements of an RSS channel or item name; `itunes:author` is the show as often as a person. */
export function rssPeople(parent: XmlElement): FeedAuthor[] {
  const people = ['dc:creator', 'author', 'managingeditor'].flatMap((key) => peopleNamed(parent, key))
  const all = distinctPeople([...people, ...atomPeople(parent)])
  return all.length > 0 ? all : distinctPeople(peopleNamed(parent, 'itunes:author'))
}

function peopleNamed(parent: XmlElement, key: string): FeedAuthor[] {
  return allNamed(parent, key).flatMap((element) => {
    const nested = firstNamed(element, 'name', 'atom:name')
    // Angle brackets around an address would be taken for a tag.
    const person = parsePerson(nested ? looseText(nested) : (looseText(element) ?? trimmedText(element)))
    return person ? [person] : []
  })
}

/** Whom `media:credit` (https://www.rssboard.org/media-rss#media-credit) or `podcast:person` calls a translator. */
export function translatorsOf(item: XmlElement): string[] | undefined {
  const people = [...allNamed(item, 'media:credit'), ...allNamed(item, 'podcast:person')]
  const names = people.filter(isTranslator).flatMap((person) => looseText(person) ?? [])
  return names.length > 0 ? names : undefined
}

export function isTranslator(person: XmlElement): boolean {
  return attributeOf(person, 'role')?.toLowerCase() === 'translator'
}

/** One of each name, with the address any of them has. */
export function distinctPeople(people: FeedAuthor[]): FeedAuthor[] {
  const distinct: FeedAuthor[] = []
  for (const person of people) {
    const same = distinct.find((other) =>
      person.name === undefined ? other.url === person.url : other.name === person.name,
    )
    if (!same) distinct.push({ ...person })
    else if (same.url === undefined && person.url !== undefined) same.url = person.url
  }
  return distinct
}
