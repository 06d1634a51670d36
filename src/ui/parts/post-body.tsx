import { useLayoutEffect, useRef } from 'preact/hooks'
import type { UntrustedHtml } from '../../core/domain/html.ts'
import type { PostImage } from '../../core/domain/post.ts'
import { useShowsPictures } from '../hooks/use-shows-pictures.ts'
import { whenIdle } from '../hooks/when-idle.ts'
import { whenPictureComes } from '../missing-picture.ts'
import { creditPictures, creditsOf } from '../post-html/credit-pictures.ts'
import type { EmbedLabel } from '../post-html/embed-links.ts'
import { fillBody } from '../post-html/fill-body.ts'
import { hugeLength, inBoxes } from '../post-html/huge-post.ts'
import { inSteps } from '../post-html/in-steps.ts'
import type { LinkCard } from '../post-html/link-card.ts'
import type { LinkRules } from '../post-html/own-links.ts'
import { parseInert } from '../post-html/parse-inert.ts'
import { preparePost } from '../post-html/prepare-post.ts'
import { textDirection } from '../words/text-direction.ts'
import { useWords } from '../words/words.ts'
import { hidePictures, type ShowLabel } from './hide-pictures.ts'
import { sanitizePart } from './sanitize-post.ts'
import './post-body.css'
import './link-card.css'

/**
 * The text of a post. The only place where a feed's HTML meets the page, and it meets it sanitized: the first
 * screens at once, the rest of a long one while the reader begins. Until it is whole it is `aria-busy`.
 */
export function PostBody({
  html,
  images,
  url,
  feedUrl,
  language,
  onWhole,
}: {
  html: UntrustedHtml
  /** What the feed says of its pictures. */
  images: readonly PostImage[]
  /** The post's own address and its feed's, for links to places within it. */
  url: string | undefined
  feedUrl: string | undefined
  language: string
  /** Called with the element whenever the text in it has become whole. */
  onWhole: (element: HTMLElement) => void
}) {
  const words = useWords()
  const showsPictures = useShowsPictures()
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const { embed, showPicture, showPictureOf } = words.post
    const showLabel: ShowLabel = (alt) => (alt ? showPictureOf(alt) : showPicture)
    const look: Look = { embedLabel: embed, credits: creditsOf(images), ...(!showsPictures && { showLabel }) }
    element.replaceChildren()
    element.setAttribute('aria-busy', 'true')
    const stop = inSteps(shown(element, html, { url, feedUrl }, look), () => {
      element.removeAttribute('aria-busy')
      onWhole(element)
    })
    const unwatch = watchPictures(element, words.post.imageNeedsNetwork)
    return () => {
      stop()
      unwatch()
    }
  }, [html, url, feedUrl, words, showsPictures])
  return <div ref={box} class="post-body" lang={language} dir={textDirection(language, html)} />
}

interface Look {
  embedLabel: EmbedLabel
  credits: ReadonlyMap<string, string>
  /** Absent where pictures are shown unasked. */
  showLabel?: ShowLabel
}

function* shown(
  element: HTMLElement,
  html: UntrustedHtml,
  addresses: Omit<LinkRules, 'places'>,
  { embedLabel, credits, showLabel }: Look,
): Generator<number, void> {
  const body = yield* parseInert(html)
  yield 0
  const cards: LinkCard[] = []
  const places = preparePost(body, cards)
  yield 0
  const isHuge = html.length > hugeLength
  yield* fillBody(isHuge ? inBoxes(element) : element, body, {
    blank: body.cloneNode(false) as Element,
    sanitize: (part) => {
      const clean = sanitizePart(part, { ...addresses, places }, embedLabel, cards)
      creditPictures(clean, credits)
      if (showLabel) hidePictures(clean, showLabel)
      return clean
    },
    isHuge,
  })
}

/** Something of each kind, and no picture, which would be fetched. */
const sample =
  '<h2 id="a">A</h2><p>A <b>post</b> with a <a href="#a">link</a>.</p><ul><li>One</li></ul><table><tr><td>1</td></tr></table>'

/**
 * Goes through all that a post's text goes through, once and out of sight, a step whenever nothing else is to be done:
 * a browser takes long over what it runs for the first time, and the reader of the first post is not to wait for that.
 */
export function practice(): void {
  const addresses = { url: undefined, feedUrl: undefined }
  const look: Look = { embedLabel: (site) => site, credits: new Map() }
  // What fails here is said where a post is opened.
  whenIdle(shown(document.createElement('div'), sample as UntrustedHtml, addresses, look)).catch(() => {})
}

/** Of those that come and those that don't; neither event bubbles, and listening on the way down hears them all. */
function watchPictures(element: HTMLElement, missing: string): () => void {
  const showLoaded = ({ target }: Event) => {
    if (target instanceof HTMLImageElement) target.classList.remove('waiting')
  }
  const waits = new Set<() => void>()
  const sayMissing = ({ target }: Event) => {
    if (target instanceof HTMLImageElement) waits.add(replaceMissing(target, missing))
  }
  element.addEventListener('load', showLoaded, true)
  element.addEventListener('error', sayMissing, true)
  return () => {
    element.removeEventListener('load', showLoaded, true)
    element.removeEventListener('error', sayMissing, true)
    for (const stop of waits) stop()
  }
}

/** A card says all it has to say without its picture. Returns what ends the waiting for it. */
function replaceMissing(image: HTMLImageElement, sentence: string): () => void {
  if (image.closest('.link-card')) {
    image.remove()
    return () => {}
  }
  const note = document.createElement('span')
  note.className = 'picture-missing'
  note.textContent = image.alt ? `${image.alt} (${sentence})` : sentence
  image.replaceWith(note)
  return whenPictureComes(image.src, () => {
    // One that failed is not looked for again by coming back to the page.
    image.src = image.getAttribute('src') ?? ''
    note.replaceWith(image)
  })
}
