import type { UntrustedHtml } from '../../core/domain/html.ts'
import { createPolicy } from '../trusted-types.ts'

/** Parsed by a very slow phone in about a frame's time. */
const pieceLength = 8192

/** For documents nobody sees, that run and load nothing; the sanitizer makes its own by it, too. */
export const inertPolicy = createPolicy('dompurify', {
  createHTML: (html) => html,
  createScriptURL: () => {
    throw new TypeError('No post has scripts.')
  },
})

/**
 * The body of an inert document made of the HTML, as hostile as that is: a browser runs and fetches nothing for a
 * document without a window. Piece by piece, so that a huge one does not hold up the page.
 */
export function* parseInert(html: UntrustedHtml): Generator<number, HTMLElement> {
  const inert = document.implementation.createHTMLDocument('')
  inert.open()
  write(inert, '<!doctype html><body>')
  const { body } = inert
  for (let at = 0; at < html.length; at += pieceLength) {
    write(inert, html.slice(at, at + pieceLength))
    yield 0
  }
  Document.prototype.close.call(inert)
  return body
}

/** A picture named `write` stands in for the document's own method. */
function write(inert: Document, html: string): void {
  Document.prototype.write.call(inert, inertPolicy?.createHTML(html) ?? html)
}
