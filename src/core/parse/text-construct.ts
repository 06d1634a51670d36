import { type UntrustedHtml, untrustedHtml } from '../domain/html.ts'
import { withAbsoluteLinks } from './links.ts'
import { collapse, htmlToText } from './plain-text.ts'
import { innerHtml } from './xhtml.ts'
import { attributeOf, hasElements, textOf, type XmlElement } from './xml-element.ts'

/** A body as the feed types it: HTML, or text that is not to be read as HTML. */
export type Body = { html: UntrustedHtml; text?: never } | { text: string; html?: never }

type TextType = 'text' | 'html' | 'xhtml' | 'none'

/** https://www.rfc-editor.org/rfc/rfc4287#section-3.1, and Atom 0.3's `mode` and media types. */
function typeOf(element: XmlElement): TextType {
  const type = attributeOf(element, 'type')?.toLowerCase().replace(/;.*/, '').trim() ?? 'text'
  const mode = attributeOf(element, 'mode')?.toLowerCase()
  if (mode === 'base64') return 'none'
  if (type === 'xhtml' || type === 'application/xhtml+xml') return 'xhtml'
  if (type === 'html' || type === 'text/html') return hasElements(element) ? 'xhtml' : 'html'
  if (hasElements(element)) return 'xhtml'
  if (type === 'text' || type === 'plain' || type.startsWith('text/')) return 'text'
  return 'none'
}

/** A title or another short text of Atom, or of an element that is typed like Atom's. */
export function typedText(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined
  switch (typeOf(element)) {
    case 'text':
      return collapse(textOf(element))
    case 'html':
      return htmlToText(textOf(element))
    case 'xhtml':
      return htmlToText(hasElements(element) ? innerHtml(element) : textOf(element))
    case 'none':
      return undefined
  }
}

export function typedBody(element: XmlElement | undefined): Body | undefined {
  if (!element) return undefined
  const type = typeOf(element)
  if (type === 'none') return undefined
  if (type !== 'text') return htmlBody(element)
  const text = textOf(element).trim()
  return text === '' ? undefined : { text }
}

/** The content of an element that holds HTML, escaped or not. */
export function htmlBody(element: XmlElement | undefined): { html: UntrustedHtml } | undefined {
  if (!element) return undefined
  const html = (hasElements(element) ? innerHtml(element) : textOf(element)).trim()
  return html === '' ? undefined : { html: untrustedHtml(withAbsoluteLinks(html, element.base)) }
}

/** Plain text of an element that holds HTML or text, which RSS does not tell apart. */
export function looseText(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined
  return htmlToText(hasElements(element) ? innerHtml(element) : textOf(element))
}

/** A body of which the feed does not say whether it is HTML: it is when it holds markup. */
export function sniffedBody(element: XmlElement | undefined): Body | undefined {
  const body = htmlBody(element)
  if (!body || /<\/?[a-z][^>]*>|&#?\w+;/i.test(body.html)) return body
  return { text: body.html }
}
