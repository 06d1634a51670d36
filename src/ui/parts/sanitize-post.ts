import DOMPurify from 'dompurify'
import { imagePath } from '../../../proxy/wire.ts'
import type { UntrustedHtml } from '../../core/domain/html.ts'

const textTags = [
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'blockquote',
  'br',
  'caption',
  'cite',
  'code',
  'col',
  'colgroup',
  'dd',
  'del',
  'details',
  'dfn',
  'div',
  'dl',
  'dt',
  'em',
  'figcaption',
  'figure',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'i',
  'img',
  'ins',
  'kbd',
  'li',
  'mark',
  'ol',
  'p',
  'pre',
  'q',
  'rp',
  'rt',
  'ruby',
  's',
  'samp',
  'section',
  'small',
  'span',
  'strong',
  'sub',
  'summary',
  'sup',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'time',
  'tr',
  'u',
  'ul',
  'var',
  'wbr',
]
/** Let through only to be turned into links below; none of them reaches the page. */
const embedTags = ['iframe', 'video', 'audio', 'source', 'embed']
const attributes = [
  'alt',
  'cite',
  'colspan',
  'datetime',
  'dir',
  'height',
  'href',
  'id',
  'lang',
  'open',
  'reversed',
  'rowspan',
  'scope',
  'src',
  'start',
  'title',
  'width',
]

/** Words of the link an embed becomes, from the site it leads to. */
export type EmbedLabel = (site: string) => string

/**
 * The only door for a feed's HTML: what comes out is inert, loads nothing but pictures from our own origin,
 * and belongs to no document yet. `base` is the post's own address, for links to places within it.
 */
export function sanitizePost(
  html: UntrustedHtml,
  base: string | undefined,
  embedLabel: EmbedLabel,
): DocumentFragment {
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: [...textTags, ...embedTags],
    ALLOWED_ATTR: attributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    // An id in a feed must not stand in for one of ours.
    SANITIZE_NAMED_PROPS: true,
    RETURN_DOM_FRAGMENT: true,
  })
  replaceEmbeds(fragment, embedLabel)
  for (const image of fragment.querySelectorAll('img')) ownImage(image)
  for (const link of fragment.querySelectorAll('a')) outwardLink(link, fragment, base)
  for (const table of fragment.querySelectorAll('table')) scrollable(table)
  for (const heading of fragment.querySelectorAll('h1')) renamed(heading, 'h2')
  return fragment
}

/** A third party's player becomes a link that names its site: nothing of it loads until the reader goes there. */
function replaceEmbeds(fragment: DocumentFragment, embedLabel: EmbedLabel): void {
  for (let embed = nextEmbed(fragment); embed; embed = nextEmbed(fragment)) {
    const address = embed.getAttribute('src') ?? embed.querySelector('[src]')?.getAttribute('src') ?? null
    const url = httpUrl(address)
    if (!url) {
      embed.remove()
      continue
    }
    const link = embed.ownerDocument.createElement('a')
    link.href = url.href
    link.className = 'embed'
    link.textContent = embedLabel(url.hostname.replace(/^www\./, ''))
    embed.replaceWith(link)
  }
}

function nextEmbed(fragment: DocumentFragment): Element | null {
  return fragment.querySelector(embedTags.join())
}

function ownImage(image: HTMLImageElement): void {
  const url = httpUrl(image.getAttribute('src'))
  const [width, height] = [Number(image.getAttribute('width')), Number(image.getAttribute('height'))]
  const isTracker = (width > 0 && width < 3) || (height > 0 && height < 3)
  if (!url || isTracker) {
    image.remove()
    return
  }
  image.setAttribute('src', imagePath(url.href, 720))
  image.setAttribute('loading', 'lazy')
  image.setAttribute('decoding', 'async')
  if (!image.hasAttribute('alt')) image.setAttribute('alt', '')
  if (!(width > 0 && height > 0)) {
    image.removeAttribute('width')
    image.removeAttribute('height')
  }
}

function outwardLink(link: HTMLAnchorElement, fragment: DocumentFragment, base: string | undefined): void {
  const address = link.getAttribute('href')
  if (address === null) return
  const place = placeWithin(address, base)
  if (place && fragment.querySelector(`#${CSS.escape(place)}`)) {
    link.setAttribute('href', `#${place}`)
    return
  }
  if (!httpUrl(address) && !/^(mailto|tel):/i.test(address)) {
    link.removeAttribute('href')
    return
  }
  link.target = '_blank'
  link.rel = 'noopener noreferrer'
}

/** Id of a footnote or heading of this very post, as the sanitizer renamed it. */
function placeWithin(address: string, base: string | undefined): string | undefined {
  const [page, place] = address.split('#')
  if (!place || (page !== '' && page !== base?.split('#')[0])) return undefined
  return `user-content-${place}`
}

/** Wide tables scroll on their own, by touch and by keyboard, so that the page never does. */
function scrollable(table: HTMLTableElement): void {
  const box = table.ownerDocument.createElement('div')
  box.className = 'table-box'
  box.tabIndex = 0
  table.replaceWith(box)
  box.append(table)
}

/** The post's title is the page's only first-level heading. */
function renamed(element: Element, name: string): void {
  const other = element.ownerDocument.createElement(name)
  other.append(...element.childNodes)
  element.replaceWith(other)
}

function httpUrl(address: string | null): URL | undefined {
  if (!address) return undefined
  try {
    const url = new URL(address, 'https://none.invalid/')
    return /^https?:$/.test(url.protocol) && url.hostname !== 'none.invalid' ? url : undefined
  } catch {
    return undefined
  }
}
