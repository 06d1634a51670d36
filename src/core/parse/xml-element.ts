/** An element as the feed formats read it: names resolved, references decoded, bases known. */
export interface XmlElement {
  /** Namespace and local name as `keyOf` writes them: `title`, `atom:link`, `dc:creator`. */
  key: string
  /** As written, with its prefix. */
  name: string
  attributes: Readonly<Record<string, string>>
  children: XmlNode[]
  /** `xml:base` in force, resolved against the outer ones and the document's address. */
  base: string | undefined
  /** `xml:lang` in force. */
  lang: string | undefined
}

export type XmlNode = string | XmlElement

export function elementsOf(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child) => typeof child !== 'string')
}

const none: readonly XmlElement[] = []

/** An item is asked for some fifty keys and has few of them, so the empty answer is always the same list. */
export function allNamed(parent: XmlElement, key: string): readonly XmlElement[] {
  let found: XmlElement[] | undefined
  for (const child of parent.children) {
    if (typeof child === 'string' || child.key !== key) continue
    if (found) found.push(child)
    else found = [child]
  }
  return found ?? none
}

/** The first child with one of these keys, in the order of the keys. */
export function firstNamed(parent: XmlElement, ...keys: string[]): XmlElement | undefined {
  for (const key of keys) {
    for (const child of parent.children) if (typeof child !== 'string' && child.key === key) return child
  }
  return undefined
}

export function hasElements(element: XmlElement): boolean {
  return element.children.some((child) => typeof child !== 'string')
}

/** All the text inside, that of nested elements too, as it stands. */
export function textOf(element: XmlElement): string {
  let text = ''
  for (const child of element.children) text += typeof child === 'string' ? child : textOf(child)
  return text
}

/** The text without white space around it, or `undefined` where there is none. */
export function trimmedText(element: XmlElement | undefined): string | undefined {
  return (element && textOf(element).trim()) || undefined
}

/** An attribute by its name in any case, with or without a prefix; `undefined` where it is empty. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  const exact = element.attributes[name]
  if (exact !== undefined) return exact.trim() || undefined
  const wanted = name.toLowerCase()
  for (const key of Object.keys(element.attributes)) {
    const local = key.slice(key.indexOf(':') + 1).toLowerCase()
    if (local === wanted && !key.startsWith('xmlns')) return element.attributes[key]?.trim() || undefined
  }
  return undefined
}
