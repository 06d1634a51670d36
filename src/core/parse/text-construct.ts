import { type UntrustedHtml, untrustedHtml } from '../domain/html.ts'
import { withAbsoluteLinks } from './links.ts'
import { collapse, htmlToText } from './plain-text.ts'
import { innerHtml } from './xhtml.ts'
import { attributeOf, firstNamed, hasElements, textOf, type XmlElement } from './xml-element.ts'

/** A body as the feed types it: HTML, or text that is not to be read as HTML. */
export type Body = { html: UntrustedHtml; text?: never } | { text: string; html?: never }

type TextType = 'text' | 'html' | 'xhtml' | 'none'

/** What is in an element, and how it is to be read. */
interface TypedContent {
  type: TextType
  text: string
}

/** https://www.rfc-editor.org/rfc/rfc4287#section-3.1, and Atom 0.3's `mode` and media types. */
function typeOf(element: XmlElement): TextType {
  const type = attributeOf(element, 'type')?.toLowerCase().replace(/;.*/, '').trim() ?? 'text'
  if (type === 'xhtml' || type === 'application/xhtml+xml') return 'xhtml'
  if (type === 'html' || type === 'text/html') return hasElements(element) ? 'xhtml' : 'html'
  if (hasElements(element)) return 'xhtml'
  if (type === 'text' || type === 'plain' || type.startsWith('text/')) return 'text'
  return 'none'
}

function contentOf(element: XmlElement): TypedContent {
  const type = typeOf(element)
  if (attributeOf(element, 'mode')?.toLowerCase() === 'base64') {
    const text = fromBase64(textOf(element))
    return { type: text === undefined ? 'none' : type === 'xhtml' ? 'html' : type, text: text ?? '' }
  }
  return { type, text: type === 'xhtml' ? markupIn(element) : textOf(element) }
}

function fromBase64(written: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(written.replace(/\s/g, '')), (sign) => sign.charCodeAt(0))
    return new TextDecoder().decode(bytes)
  } catch {
    return undefined
  }
}

/** The content as HTML, escaped or not. */
function markupIn(element: XmlElement): string {
  return hasElements(element) ? innerHtml(element) : textOf(element)
}

/** A title or another short text of Atom, or of an element that is typed like Atom's. */
export function typedText(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined
  const { type, text } = contentOf(element)
  if (type === 'none') return undefined
  return type === 'text' ? collapse(text) : htmlToText(text)
}

export function typedBody(element: XmlElement | undefined): Body | undefined {
  if (!element) return undefined
  const { type, text } = contentOf(element)
  const body = text.trim()
  if (type === 'none' || body === '') return undefined
  return type === 'text' ? { text: body } : { html: untrustedHtml(withAbsoluteLinks(body, element.base)) }
}

/** The content of an element that holds HTML, escaped or not. */
export function htmlBody(element: XmlElement | undefined): { html: UntrustedHtml } | undefined {
  if (!element) return undefined
  const html = markupIn(element).trim()
  return html === '' ? undefined : { html: untrustedHtml(withAbsoluteLinks(html, element.base)) }
}

/** Plain text of an element that holds HTML or text, which RSS does not tell apart. */
export function looseText(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined
  // RDF wraps a word in elements that are no HTML.
  const value = firstNamed(element, 'rdf:description')
  return htmlToText(markupIn((value && firstNamed(value, 'rdf:value')) ?? element))
}

/** A body of which the feed does not say whether it is HTML: it is when it holds markup. */
export function sniffedBody(element: XmlElement | undefined): Body | undefined {
  const body = htmlBody(element)
  if (!body || /<\/?[a-z][^<>]*>|&#?\w+;/i.test(body.html)) return body
  return { text: body.html }
}
