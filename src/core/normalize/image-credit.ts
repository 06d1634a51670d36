import type { PostImage } from '../domain/post.ts'
import { decodeEntities } from '../parse/entities.ts'
import type { Visitor } from '../parse/html-scanner.ts'
import { collapse } from '../parse/plain-text.ts'

/** From the word that begins a credit to the end of its sentence, in English and Spanish; initials end none. */
const credit =
  /(?:^|[\s([|—–-])((?:©|\(c\)|courtesy (?:of|photo)|cortes[ií]a de|(?:photo(?:graph)?|image|picture|illustration|art(?:work)?|graphic|credit|foto(?:graf[ií]a)?|imagen|ilustraci[oó]n|cr[eé]dito)s?(?: credits?| courtesy(?: of)?)?\s*(?::|\/|\bby\b|\bvia\b|\bpor\b|\bde\b|\bcourtesy of\b))\s*(?:\b\p{L}\.|\.(?=\S)|[^.;)\]])+)/iu
const maxLength = 200

/** Who made a picture, as its caption says. */
export function creditOf(caption: string): string | undefined {
  const found = credit.exec(caption)?.[1]?.trim()
  return found !== undefined && found.length <= maxLength ? found : undefined
}

/** Gives the pictures of a figure, or the last one above a caption of another kind, the credit that it holds. */
export function captionReader(): Visitor & {
  picture: (image: PostImage) => void
} {
  let pictures: PostImage[] = []
  let captionTag: string | undefined
  let caption = ''
  const endCaption = () => {
    const found = creditOf(collapse(caption) ?? '')
    const meant = captionTag === 'figcaption' ? pictures : pictures.slice(-1)
    if (found !== undefined) for (const image of meant) image.credit ??= found
    captionTag = undefined
    caption = ''
    pictures = []
  }
  return {
    text: (raw) => {
      if (captionTag !== undefined) caption += decodeEntities(raw)
    },
    openTag: (name, tag) => {
      if (captionTag !== undefined) caption += ' '
      else if (name === 'figcaption' || ((name === 'p' || name === 'div') && isCaption(tag)))
        captionTag = name
      else if (name === 'figure') pictures = []
    },
    closeTag: (name) => {
      if (name === captionTag) endCaption()
    },
    picture: (image) => {
      pictures.push(image)
    },
  }
}

/** Of WordPress before HTML 5, and of Squarespace. */
function isCaption(tag: string): boolean {
  return /\bclass=["'][^"']*\b(?:wp-caption-text|image-caption)\b/i.test(tag)
}
