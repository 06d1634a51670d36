import { pictureAddress } from '../../core/domain/picture-address.ts'
import { embedMark } from './embed-links.ts'
import { takeCards } from './find-cards.ts'
import { httpUrl } from './http-url.ts'
import type { LinkCard } from './link-card.ts'

/**
 * Before a post is sanitized: puts in its place what a page shows by script only, and takes out what the sanitizer
 * would trip over. Nothing here makes anything safe. Returns the ids that links within the post may lead to. Cards
 * of pages elsewhere are taken out into `cards`, where they are given a place.
 */
export function preparePost(body: HTMLElement, cards?: LinkCard[]): Set<string> {
  plainParts(body)
  if (cards) cards.push(...takeCards(body))
  markPlayers(body)
  return namePlaces(body)
}

/**
 * Leaves no form and no comment, and every picture at the address it is really at. `meanwhile` runs once elements can
 * be worked with and before the pictures are looked for.
 */
export function plainParts(body: HTMLElement, meanwhile?: () => void): void {
  unwrapForms(body)
  dropComments(body)
  meanwhile?.()
  const pictures = findPictures(body)
  for (const noscript of body.querySelectorAll('noscript')) showPicturesOf(noscript, pictures)
}

/** A form's fields stand in for its own methods, so it is no element to work with. */
function unwrapForms(body: HTMLElement): void {
  const range = document.createRange()
  for (const form of body.querySelectorAll('form')) {
    range.selectNodeContents(form)
    Element.prototype.replaceWith.call(form, range.extractContents())
  }
}

/** The sanitizer drops whole paragraphs that hold both a comment and an `I <3 unions`. */
function dropComments(body: HTMLElement): void {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT)
  const comments: Comment[] = []
  while (walker.nextNode()) comments.push(walker.currentNode as Comment)
  for (const comment of comments) comment.remove()
}

/** Gives each picture the address it is really at. Returns those that show without a noscript's help. */
function findPictures(body: HTMLElement): Set<string> {
  const shown = new Set<string>()
  for (const image of body.querySelectorAll('img')) {
    const address = pictureAddress((name) => image.getAttribute(name)) ?? ofSources(image)
    if (address === undefined) continue
    image.setAttribute('src', address)
    if (!image.closest('noscript')) shown.add(address)
  }
  return shown
}

function ofSources(image: HTMLImageElement): string | undefined {
  const source = image.closest('picture')?.querySelector('source')
  return source ? pictureAddress((name) => source.getAttribute(name)) : undefined
}

/** What stands there for browsers without script is the picture a script would load, unless that was found. */
function showPicturesOf(noscript: Element, shown: Set<string>): void {
  const late = noscript.previousElementSibling
  const isFound = late?.localName === 'img' && shown.has(late.getAttribute('src') ?? '')
  const found = document.createDocumentFragment()
  for (const image of isFound ? [] : noscript.querySelectorAll('img')) {
    const address = image.getAttribute('src') ?? ''
    if (shown.has(address)) continue
    shown.add(address)
    found.append(image)
  }
  noscript.replaceWith(found)
}

/** Elements that play or show what is elsewhere become empty marks, which the sanitizer lets through. */
function markPlayers(body: HTMLElement): void {
  const players = [...body.querySelectorAll('iframe, embed, video, audio')].map(
    (player) => [player, playerAddress(player)] as const,
  )
  for (const foreign of body.querySelectorAll(embedMark)) foreign.remove()
  for (const [player, address] of players) {
    const mark = document.createElement(embedMark)
    mark.setAttribute('src', address)
    player.replaceWith(mark)
  }
}

function playerAddress(player: Element): string {
  const places = [player, ...player.querySelectorAll('source')]
  const written = places.flatMap((place) =>
    ['src', 'data-src', 'data-lazy-src'].map((name) => place.getAttribute(name)),
  )
  return written.find((address) => address && httpUrl(address)) ?? ''
}

function namePlaces(body: HTMLElement): Set<string> {
  for (const anchor of body.querySelectorAll('a[name]:not([id])'))
    anchor.setAttribute('id', anchor.getAttribute('name') ?? '')
  return new Set([...body.querySelectorAll('[id]')].map((element) => element.getAttribute('id') ?? ''))
}
