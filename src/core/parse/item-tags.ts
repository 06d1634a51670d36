import { plainOrHtml } from './plain-text.ts'
import { looseText } from './text-construct.ts'
import { attributeOf, elementsOf, type XmlElement } from './xml-element.ts'

/** Every category of an item by its words, one of each. */
export function itemTags(item: XmlElement): string[] {
  const tags = new Set<string>()
  collectTags(item, tags)
  return [...tags]
}

function collectTags(parent: XmlElement, tags: Set<string>): void {
  for (const child of elementsOf(parent)) {
    const tag = tagOf(child)
    if (tag !== undefined) tags.add(tag)
    // iTunes nests the narrower category; Media RSS groups.
    if (child.key === 'itunes:category' || child.key === 'media:group') collectTags(child, tags)
  }
}

function tagOf(element: XmlElement): string | undefined {
  switch (element.key) {
    case 'category':
    case 'dc:subject':
      return looseText(element)
    case 'atom:category':
      return (
        plainOrHtml(attributeOf(element, 'label') ?? attributeOf(element, 'term') ?? '') ?? looseText(element)
      )
    case 'media:category':
      return plainOrHtml(attributeOf(element, 'label') ?? '') ?? looseText(element)
    case 'itunes:category':
      return plainOrHtml(attributeOf(element, 'text') ?? '')
    default:
      return undefined
  }
}
