import { plainParts } from '../post-html/prepare-post.ts'
import { absoluteAddresses } from './absolute-addresses.ts'

/** Of no use to a reader, and often most of a page. */
const useless = 'script:not([type="application/ld+json"]), style, svg, math, template, object, embed, link'

/**
 * Makes a page, as an inert document holds it, one that can be taken apart: nothing in it stands in for the document's
 * own methods, its pictures have their real addresses, and what belongs into the head is there.
 */
export function preparePage(body: HTMLElement, url: string): void {
  for (const element of body.querySelectorAll(useless)) element.remove()
  const base = body.querySelector('base[href]')?.getAttribute('href')
  plainParts(body, () => absoluteAddresses(body, baseOf(base ?? '', url)))
  for (const element of body.querySelectorAll('base, input, select, textarea, button, dialog'))
    element.remove()
  for (const element of body.querySelectorAll('[name]:not(meta)')) unnamed(element)
  body.ownerDocument.head.append(...body.querySelectorAll('title, meta, script'))
}

/** A picture named `body` would be the document's. Of a link the name is a place others lead to. */
function unnamed(element: Element): void {
  const name = element.getAttribute('name')
  element.removeAttribute('name')
  if (element.localName === 'a' && name && !element.id) element.id = name
}

function baseOf(written: string, url: string): string {
  try {
    const base = new URL(written, url)
    return /^https?:$/.test(base.protocol) ? base.href : url
  } catch {
    return url
  }
}
