import { cardMark } from './find-cards.ts'
import { type LinkCard, linesOf } from './link-card.ts'

/** Puts each card where its mark stands: one link, made of texts and a picture and of no markup of the feed's. */
export function showCards(fragment: DocumentFragment, cards: readonly LinkCard[]): void {
  for (const mark of fragment.querySelectorAll(cardMark)) {
    const card = cards[Number(mark.getAttribute('data-card') ?? Number.NaN)]
    if (card) mark.replaceWith(cardLink(mark.ownerDocument, card))
    else mark.remove()
  }
}

function cardLink(inert: Document, card: LinkCard): HTMLAnchorElement {
  const { title, text, site } = linesOf(card)
  const link = inert.createElement('a')
  link.className = 'link-card'
  link.href = card.url.href
  // In the language of the page it leads to, which may run the other way.
  link.dir = 'auto'
  if (card.picture) link.append(pictureOf(inert, card.picture))
  const words = line(inert, 'link-card-words', '')
  // Whoever hears the link hears first what it is and whose.
  words.append(line(inert, 'link-card-title', title))
  if (site) words.append(line(inert, 'link-card-site', site))
  if (text) words.append(line(inert, 'link-card-text', text))
  link.append(words)
  return link
}

/** Its address is still the publisher's: `own-image.ts` gives it ours. */
function pictureOf(inert: Document, address: string): HTMLImageElement {
  const picture = inert.createElement('img')
  picture.setAttribute('src', address)
  return picture
}

function line(inert: Document, name: string, text: string): HTMLSpanElement {
  const span = inert.createElement('span')
  span.className = name
  span.textContent = text
  return span
}
