import { XMLParser } from 'fast-xml-parser'
import { decoderFor, type EntityDecoder } from './entities.ts'
import { webUrl } from './links.ts'
import { mendXml, textMark } from './mend-xml.ts'
import { keyOf, type NamespaceScope, scopeOfRoot, scopeWithin } from './namespaces.ts'
import type { XmlElement, XmlNode } from './xml-element.ts'

export interface XmlDocument {
  root: XmlElement
  /** Elements that were open when the document ended, outermost first: none unless it is cut off. */
  openNames: readonly string[]
}

/** Neither can be the name of an element, so no document can forge one. */
const textKey = '#text'
const cdataKey = '#cdata'
const attributesKey = ':@'

/**
 * Order is kept for XHTML bodies, CDATA apart since it is not to be decoded. The tokenizer decodes nothing and
 * converts nothing: `007` stays, and references are decoded once, by us, with the names HTML knows.
 */
const tokenizer = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  textNodeName: textKey,
  cdataPropName: cdataKey,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  strictReservedNames: false,
  jPath: false,
  maxNestedTags: 1000,
})

/** Reads the document whose root begins at `rootAt`, mending what is broken; `undefined` if nothing is left of it. */
export function readXml(
  source: string,
  rootAt: number,
  doctype: string,
  url: string | undefined,
): XmlDocument | undefined {
  const { text, openNames } = mendXml(source, rootAt)
  const nodes = tokenize(text) ?? tokenize(mendXml(source, rootAt, true).text)
  if (!Array.isArray(nodes)) return undefined
  const surroundings = { scope: undefined, base: url, lang: undefined, decode: decoderFor(doctype) }
  const root = toNodes(nodes, surroundings).find((node) => typeof node !== 'string')
  return root && { root, openNames }
}

function tokenize(text: string): unknown {
  try {
    return tokenizer.parse(text)
  } catch {
    return undefined
  }
}

interface Surroundings {
  /** `undefined` around the root. */
  scope: NamespaceScope | undefined
  base: string | undefined
  lang: string | undefined
  decode: EntityDecoder
}

type Inside = Surroundings & { scope: NamespaceScope }

/** The tokenizer's `[{ name: children, ':@': attributes }, { '#text': '…' }]` as our nodes. */
function toNodes(tokens: readonly unknown[], around: Surroundings): XmlNode[] {
  const nodes: XmlNode[] = []
  for (const token of tokens) {
    if (typeof token !== 'object' || token === null) continue
    const entry = token as Record<string, unknown>
    for (const name in entry) {
      if (name === attributesKey) continue
      const content = entry[name]
      if (name === textKey) nodes.push(around.decode(String(content)))
      else if (!Array.isArray(content)) continue
      else if (name === cdataKey) nodes.push(cdataText(content, around.decode))
      else nodes.push(toElement(name, content, entry[attributesKey], around))
    }
  }
  return nodes
}

function cdataText(content: readonly unknown[], decode: EntityDecoder): string {
  const [first] = content
  if (typeof first !== 'object' || first === null || !(textKey in first)) return ''
  const text = String(first[textKey])
  return text.startsWith(textMark) ? decode(text.slice(textMark.length)) : text
}

const noAttributes: Readonly<Record<string, string>> = {}

function toElement(
  name: string,
  content: readonly unknown[],
  given: unknown,
  around: Surroundings,
): XmlElement {
  const attributes = toAttributes(given, around.decode)
  const within = surroundingsWithin(around, name, attributes)
  const { scope, base, lang } = within
  return { key: keyOf(name, scope), name, attributes, children: toNodes(content, within), base, lang }
}

function toAttributes(given: unknown, decode: EntityDecoder): Readonly<Record<string, string>> {
  if (typeof given !== 'object' || given === null) return noAttributes
  const attributes = given as Record<string, string>
  for (const key in attributes) attributes[key] = decode(String(attributes[key]))
  return attributes
}

function surroundingsWithin(
  around: Surroundings,
  name: string,
  attributes: Readonly<Record<string, string>>,
): Inside {
  const scope = around.scope ? scopeWithin(around.scope, attributes) : scopeOfRoot(name, attributes)
  const ownBase = attributes['xml:base']
  const ownLang = attributes['xml:lang']
  if (scope === around.scope && ownBase === undefined && ownLang === undefined) return around as Inside
  return {
    scope,
    base: webUrl(ownBase, around.base) ?? around.base,
    lang: ownLang ?? around.lang,
    decode: around.decode,
  }
}
