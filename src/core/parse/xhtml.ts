import { escapeAttribute, escapeText } from './escape-html.ts'
import { voidNames } from './html-names.ts'
import { resolveValue } from './links.ts'
import { elementsOf, textOf, type XmlElement } from './xml-element.ts'

/** HTML of an element's content in document order, without the `div` that Atom wraps XHTML in. */
export function innerHtml(element: XmlElement): string {
  const [only, ...others] = elementsOf(element)
  const isWrapped = only?.name.replace(/^.*:/, '') === 'div' && others.length === 0 && hasNoOwnText(element)
  return (isWrapped ? only : element).children.map(nodeHtml).join('')
}

function hasNoOwnText(element: XmlElement): boolean {
  return element.children.every((child) => typeof child !== 'string' || child.trim() === '')
}

function nodeHtml(node: string | XmlElement): string {
  return typeof node === 'string' ? escapeText(node) : elementHtml(node)
}

function elementHtml(element: XmlElement): string {
  const name = element.name.slice(element.name.indexOf(':') + 1)
  let start = `<${name}`
  for (const key of Object.keys(element.attributes)) {
    if (key.startsWith('xmlns') || key === 'xml:base' || key === 'xml:space') continue
    start += ` ${key === 'xml:lang' ? 'lang' : key}="${escapeAttribute(attributeValue(element, key))}"`
  }
  if (voidNames.has(name)) return `${start}>${element.children.map(nodeHtml).join('')}`
  if (name === 'script' || name === 'style') return `${start}>${textOf(element)}</${name}>`
  return `${start}>${element.children.map(nodeHtml).join('')}</${name}>`
}

const urlNames = new Set([
  'href',
  'src',
  'srcset',
  'poster',
  'cite',
  'action',
  'longdesc',
  'data',
  'background',
])

function attributeValue(element: XmlElement, key: string): string {
  const value = element.attributes[key] ?? ''
  if (element.base === undefined || !(urlNames.has(key) || key === 'xlink:href')) return value
  return resolveValue(key, value, element.base) ?? value
}
