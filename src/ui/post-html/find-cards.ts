import { cardOf, type LinkCard, writtenCard } from './link-card.ts'

/** Stands for a card until that is shown: outside of a player it does nothing, in any document. */
export const cardMark = 'track'

/** More are a trap; those beyond stay as they were written. */
const mostCards = 50
const mostNames = 3

interface Markup {
  title: string
  text?: string
  names?: string
  picture?: string
}

/** How sites write a card, by the element that is one. */
const markups: Readonly<Record<string, Markup>> = {
  // Ghost's, which gives the site's name the class of the author.
  '.kg-bookmark-container': {
    title: '.kg-bookmark-title',
    text: '.kg-bookmark-description',
    names: '.kg-bookmark-author, .kg-bookmark-publisher',
    picture: '.kg-bookmark-thumbnail img',
  },
  // Substack's.
  '.embedded-post-wrap': {
    title: '.embedded-post-title',
    text: '.embedded-post-body',
    names: '.embedded-post-publication-name',
  },
  // WordPress's, and those of its sites that use Visual Link Preview.
  'blockquote.wp-embedded-content': { title: 'a' },
  '.vlp-link-container': { title: '.vlp-link-title', text: '.vlp-link-summary', picture: 'img' },
  // Tumblr's, where it is drawn already.
  '.npf-link-block': {
    title: '.title',
    text: '.description',
    names: '.site-name',
    picture: '.poster img',
  },
  // Embedly's, whom Squarespace and others ask.
  'blockquote.embedly-card': { title: 'a', text: 'p' },
}
const written = '.digest-post-embed[data-attrs], .npf_link[data-npf]'

/** Takes the cards out of a body and leaves a mark for each. Nothing of their markup comes along. */
export function takeCards(body: HTMLElement): LinkCard[] {
  const cards: LinkCard[] = []
  for (const foreign of body.querySelectorAll(cardMark)) foreign.remove()
  const boxes = [...body.querySelectorAll([written, ...Object.keys(markups)].join())].slice(0, mostCards)
  for (const box of boxes) if (body.contains(box)) put(cards, box, cardIn(box))
  dropFrames(body)
  for (const paragraph of body.querySelectorAll('p, .wp-block-embed__wrapper')) {
    if (cards.length >= mostCards) break
    put(cards, paragraph, bareCard(paragraph))
  }
  return cards
}

/** WordPress writes a card as a quotation, and once more as a frame for browsers that run its script. */
function dropFrames(body: HTMLElement): void {
  const frames = body.querySelectorAll(`${cardMark} + iframe.wp-embedded-content`)
  for (const frame of frames) frame.remove()
}

function put(cards: LinkCard[], box: Element, card: LinkCard | undefined): void {
  if (!card) return
  const mark = document.createElement(cardMark)
  mark.dataset.card = String(cards.length)
  cards.push(card)
  box.replaceWith(mark)
}

function cardIn(box: Element): LinkCard | undefined {
  if (box.matches(written))
    return writtenCard(box.getAttribute('data-attrs') ?? box.getAttribute('data-npf') ?? '')
  const markup = Object.entries(markups).find(([selector]) => box.matches(selector))?.[1]
  if (!markup) return undefined
  const { title, text, names, picture } = markup
  const of = (part: string | undefined) => (part === undefined ? null : box.querySelector(part))
  const link = box.matches('a[href]') ? box : box.querySelector('a[href]')
  return cardOf({
    address: link?.getAttribute('href'),
    title: of(title)?.textContent,
    text: of(text)?.textContent,
    names: namesIn(box, names),
    picture: of(picture)?.getAttribute('src'),
  })
}

function namesIn(box: Element, names: string | undefined): unknown[] {
  if (names === undefined) return []
  return [...box.querySelectorAll(names)].slice(0, mostNames).map((name) => name.textContent)
}

/** An address that is a whole paragraph, as sites leave it to their own script; in a list it is one of many. */
function bareCard(paragraph: Element): LinkCard | undefined {
  const text = paragraph.textContent?.trim() ?? ''
  if (!/^https?:\/\/\S{4,2000}$/i.test(text) || paragraph.closest('li, td, th, dd, blockquote, a'))
    return undefined
  const link = paragraph.querySelector('a[href]')
  if (paragraph.querySelector('img') || (link && link.textContent?.trim() !== text)) return undefined
  return cardOf({ address: link ? link.getAttribute('href') : text })
}
