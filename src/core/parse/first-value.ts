import { parseDate } from './dates.ts'
import { languageTag } from './language-tag.ts'
import { looseText } from './text-construct.ts'
import { allNamed, attributeOf, firstNamed, trimmedText, type XmlElement } from './xml-element.ts'

/** Plain text of the first child that has any, in the order of the keys. */
export function firstText(parent: XmlElement, keys: readonly string[]): string | undefined {
  return firstOf(parent, keys, looseText)
}

/** The first date that can be read, in the order of the keys. */
export function firstDate(parent: XmlElement, keys: readonly string[]): number | undefined {
  return firstOf(parent, keys, (element) => parseDate(trimmedText(element)))
}

function firstOf<Value>(
  parent: XmlElement,
  keys: readonly string[],
  read: (element: XmlElement) => Value | undefined,
): Value | undefined {
  for (const key of keys) {
    for (const element of allNamed(parent, key)) {
      const value = read(element)
      if (value !== undefined) return value
    }
  }
  return undefined
}

export function generatorOf(parent: XmlElement): string | undefined {
  const agent = firstNamed(parent, 'admin:generatoragent')
  return firstText(parent, ['generator', 'atom:generator']) ?? (agent && attributeOf(agent, 'resource'))
}

/** The language of a feed, by its own element, `xml:lang` or Dublin Core. */
export function feedLanguage(parent: XmlElement): string | undefined {
  const own = languageTag(trimmedText(firstNamed(parent, 'language')))
  return own ?? languageTag(parent.lang) ?? languageTag(trimmedText(firstNamed(parent, 'dc:language')))
}

/** The language of an item; its own element goes before an `xml:lang` that may be the whole feed's. */
export function itemLanguage(item: XmlElement): string | undefined {
  return languageTag(trimmedText(firstNamed(item, 'dc:language', 'language'))) ?? languageTag(item.lang)
}
