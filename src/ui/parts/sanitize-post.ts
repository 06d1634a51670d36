import DOMPurify, { type Config } from 'dompurify'
import { type EmbedLabel, embedMark, linkEmbeds } from '../post-html/embed-links.ts'
import { cardMark } from '../post-html/find-cards.ts'
import type { LinkCard } from '../post-html/link-card.ts'
import { ownImage } from '../post-html/own-image.ts'
import { type LinkRules, ownLink } from '../post-html/own-links.ts'
import { inertPolicy } from '../post-html/parse-inert.ts'
import { showCards } from '../post-html/show-cards.ts'

const textTags = (
  'a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure ' +
  'h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary ' +
  'sup table tbody td tfoot th thead time tr u ul var wbr'
).split(' ')

const attributesOfAll = ['dir', 'id', 'lang', 'title']
const attributesOfTag = new Map([
  ['a', ['href']],
  ['blockquote', ['cite']],
  ['del', ['cite', 'datetime']],
  ['details', ['open']],
  ['img', ['alt', 'height', 'src', 'width']],
  ['ins', ['cite', 'datetime']],
  ['ol', ['reversed', 'start']],
  ['q', ['cite']],
  ['td', ['colspan', 'rowspan']],
  ['th', ['colspan', 'rowspan', 'scope']],
  ['time', ['datetime']],
  [embedMark, ['src']],
  [cardMark, ['data-card']],
])

DOMPurify.setConfig({
  // Each part comes in a body, which stays behind.
  ALLOWED_TAGS: [...textTags, embedMark, cardMark, 'body'],
  ALLOWED_ATTR: attributesOfAll,
  ADD_ATTR: (name, tag) => attributesOfTag.get(tag)?.includes(name) ?? false,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  // An id in a feed must not stand in for one of ours.
  SANITIZE_NAMED_PROPS: true,
  RETURN_DOM_FRAGMENT: true,
  ...(inertPolicy && { TRUSTED_TYPES_POLICY: inertPolicy as unknown as Config['TRUSTED_TYPES_POLICY'] }),
})

/** A cell over more columns or rows than this is no table's. */
const mostSpan = 100

/**
 * The only door for a feed's HTML: what comes out is inert, loads nothing but pictures from our own origin,
 * and belongs to no document yet. `part` is the body, or some of it, as an inert document holds it; `cards` are those
 * that were taken out of the whole.
 */
export function sanitizePart(
  part: Element,
  rules: LinkRules,
  embedLabel: EmbedLabel,
  cards: readonly LinkCard[],
): DocumentFragment {
  const fragment: unknown = DOMPurify.sanitize(part)
  // A browser too old for the sanitizer gets back what it gave.
  if (!(fragment instanceof DocumentFragment)) throw new TypeError('No post can be shown safely here.')
  linkEmbeds(fragment, embedLabel)
  showCards(fragment, cards)
  for (const image of fragment.querySelectorAll('img')) ownImage(image)
  for (const link of fragment.querySelectorAll('a')) ownLink(link, rules)
  for (const table of fragment.querySelectorAll('table')) scrollable(table)
  for (const cell of fragment.querySelectorAll('td, th')) narrowed(cell)
  for (const heading of fragment.querySelectorAll('h1')) renamed(heading, 'h2')
  return fragment
}

/** Wide tables scroll on their own, by touch and by keyboard, so that the page never does. */
function scrollable(table: HTMLTableElement): void {
  const box = table.ownerDocument.createElement('div')
  box.className = 'table-box'
  box.tabIndex = 0
  table.replaceWith(box)
  box.append(table)
}

function narrowed(cell: Element): void {
  for (const name of ['colspan', 'rowspan'])
    if (Number(cell.getAttribute(name)) > mostSpan) cell.removeAttribute(name)
}

/** The post's title is the page's only first-level heading. */
function renamed(element: Element, name: string): void {
  const other = element.ownerDocument.createElement(name)
  for (const attribute of [...element.attributes]) other.setAttribute(attribute.name, attribute.value)
  other.append(...element.childNodes)
  element.replaceWith(other)
}
