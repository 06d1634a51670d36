import type { Post, PostBody } from '../../core/domain/post.ts'
import { type PagePicture, pictureMark } from '../../core/pack/page-texts.ts'
import { sanitizePart } from '../parts/sanitize-post.ts'
import { creditPictures, creditsOf } from '../post-html/credit-pictures.ts'
import type { EmbedLabel } from '../post-html/embed-links.ts'
import { fillBody } from '../post-html/fill-body.ts'
import { parseInert } from '../post-html/parse-inert.ts'
import { preparePost } from '../post-html/prepare-post.ts'

export interface StillBody {
  html: string
  /** In the order of their marks. */
  pictures: PagePicture[]
}

export interface StillOptions {
  post: Post
  feedUrl: string | undefined
  embedLabel: EmbedLabel
  /** Before each id, so that no two posts of a file have the same. */
  idPrefix: string
  /** Headings go this many levels down, below the post's own. */
  levelsDown: number
  secret: string
}

/**
 * A post's text as it stands in a file: sanitized as for the app's own page, with a mark for each picture. Nothing of
 * it is loaded meanwhile. Yields between steps that a slow phone does in a few milliseconds.
 */
export function* stillBody(body: PostBody, options: StillOptions): Generator<void, StillBody> {
  const { post, feedUrl, embedLabel } = options
  const inert = yield* quietly(parseInert(body.html))
  const places = preparePost(inert)
  yield
  const target = inert.ownerDocument.createElement('div')
  const credits = creditsOf(body.images)
  yield* quietly(
    fillBody(target, inert, {
      blank: inert.cloneNode(false) as Element,
      sanitize: (part) => {
        const clean = sanitizePart(part, { url: post.url, feedUrl, places }, embedLabel, [])
        creditPictures(clean, credits)
        return clean
      },
      isHuge: false,
    }),
  )
  const pictures = markPictures(target, options.secret)
  yield
  ownPlaces(target, options.idPrefix)
  lowerHeadings(target, options.levelsDown)
  yield
  let html = ''
  for (const child of target.childNodes) {
    html += written(child)
    yield
  }
  return { html, pictures }
}

function* quietly<Result>(work: Generator<number, Result>): Generator<void, Result> {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value
    yield
  }
}

function markPictures(target: Element, secret: string): PagePicture[] {
  const pictures: PagePicture[] = []
  for (const image of target.querySelectorAll('img')) {
    const address = new URL(image.getAttribute('src') ?? '', location.origin).searchParams.get('url')
    if (!address) {
      image.remove()
      continue
    }
    const mark = target.ownerDocument.createComment(pictureMark(secret, pictures.length))
    pictures.push({
      address,
      alt: image.getAttribute('alt') ?? '',
      width: Number(image.getAttribute('width')) || undefined,
      height: Number(image.getAttribute('height')) || undefined,
    })
    image.replaceWith(mark)
  }
  return pictures
}

function ownPlaces(target: Element, prefix: string): void {
  for (const element of target.querySelectorAll('[id]')) element.id = prefix + element.id
  for (const link of target.querySelectorAll('a[href^="#"]'))
    link.setAttribute('href', `#${prefix}${link.getAttribute('href')?.slice(1)}`)
}

function lowerHeadings(target: Element, by: number): void {
  if (by === 0) return
  for (const heading of target.querySelectorAll('h2, h3, h4, h5, h6')) {
    const level = Math.min(6, Number(heading.localName.slice(1)) + by)
    const lower = target.ownerDocument.createElement(`h${level}`)
    for (const { name, value } of heading.attributes) lower.setAttribute(name, value)
    lower.append(...heading.childNodes)
    heading.replaceWith(lower)
  }
}

/** By a wrapping element, as a text by itself has no `outerHTML`. */
function written(child: ChildNode): string {
  const box = (child.ownerDocument as Document).createElement('div')
  box.append(child.cloneNode(true))
  return box.innerHTML
}
