import { plainParts } from '../post-html/prepare-post.ts'
import { absoluteAddresses } from './absolute-addresses.ts'

/** Of no use to a reader, and often most of a page. */
const useless = 'script:not([type="application/ld+json"]), style, svg, math, template, object, embed, link'
const hiding = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i
const attributeName = /^[a-z_][\w.:-]*$/i
/** Elements looked at in one piece of work. */
const atOnce = 50

/**
 * Makes a page, as an inert document holds it, one that can be taken apart, a little at a time: nothing in it stands in
 * for the document's own methods, its pictures have their real addresses, what belongs into the head is there, and
 * written as XML it can be read again.
 */
export function* preparePage(body: HTMLElement, url: string): Generator<unknown, void> {
  for (const element of body.querySelectorAll(useless)) element.remove()
  yield
  const base = body.querySelector('base[href]')?.getAttribute('href')
  plainParts(body, () => absoluteAddresses(body, baseOf(base ?? '', url)))
  yield
  for (const element of body.querySelectorAll('base, input, select, textarea, button, dialog'))
    element.remove()
  for (const element of body.querySelectorAll('[name]:not(meta)')) unnamed(element)
  body.ownerDocument.head.append(...body.querySelectorAll('title, meta, script'))
  yield
  for (const [at, element] of [...body.querySelectorAll('*')].entries()) {
    tidyAttributes(element)
    if (at % atOnce === 0) yield
  }
}

/** The reader asks of looks only whether an element is to be seen. */
function tidyAttributes(element: Element): void {
  if (hiding.test(element.getAttribute('style') ?? '')) element.setAttribute('hidden', '')
  for (const name of element.getAttributeNames())
    if (name === 'style' || !attributeName.test(name)) element.removeAttribute(name)
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
