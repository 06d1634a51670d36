import { allNamed, attributeOf, elementsOf, firstNamed, trimmedText, type XmlElement } from './xml-element.ts'

const idKeys = ['guid', 'atom:id'] as const
const linkKeys = ['link', 'atom:link'] as const

/**
 * Whether a document that ends early ends inside an item before what the item is known by: when the document is
 * whole, that item has another id. `openNames` are the elements that were open, outermost first.
 */
export function endsInUnsureItem(root: XmlElement, openNames: readonly string[]): boolean {
  const depth = openNames.findIndex((name) => /^(?:.*:)?(?:item|entry)$/i.test(name))
  if (depth < 0) return false
  const [holder, item] = lastItem(root)
  if (!holder || !item) return false
  const isInsideChild = depth < openNames.length - 1
  const cutChild = isInsideChild ? elementsOf(item).at(-1) : undefined
  if (hasId(item, cutChild)) return false
  const others = allNamed(holder, item.key).filter((other) => other !== item)
  // Where no item has an id, each is known by its link.
  return others.length === 0 || others.some((other) => hasId(other)) || !hasLink(item, cutChild)
}

/** The element that was being written, down the last children, with what it is in. */
function lastItem(root: XmlElement): [XmlElement, XmlElement] | [] {
  let holder = root
  for (;;) {
    const last = elementsOf(holder).at(-1)
    if (!last) return []
    if (last.key === 'item' || last.key === 'atom:entry') return [holder, last]
    holder = last
  }
}

function hasId(item: XmlElement, cutChild?: XmlElement): boolean {
  const stated = firstNamed(item, ...idKeys)
  return (
    attributeOf(item, 'about') !== undefined || (stated !== cutChild && trimmedText(stated) !== undefined)
  )
}

function hasLink(item: XmlElement, cutChild?: XmlElement): boolean {
  const link = firstNamed(item, ...linkKeys)
  return link !== undefined && link !== cutChild
}
