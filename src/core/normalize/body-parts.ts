import type { Embed, PostImage } from '../domain/post.ts'
import { type Visitor, visitHtml } from '../parse/html-scanner.ts'
import { textReader } from '../parse/plain-text.ts'
import { embedReader } from './embeds.ts'
import { imageReader } from './post-images.ts'

/** What a body holds beside its wording. Nothing of it is safe to show as markup. */
export interface BodyParts {
  /** As a reader would read it, but for the white space, which is as written. */
  text: string
  images: PostImage[]
  embeds: Embed[]
}

/** By one walk over the body. */
export function bodyParts(html: string): BodyParts {
  const text = textReader()
  const images = imageReader()
  const embeds = embedReader()
  visitHtml(html, together(text.visitor, images.visitor, embeds.visitor))
  return { text: text.text(), images: images.images(), embeds: embeds.embeds() }
}

function together(text: Visitor, images: Visitor, embeds: Pick<Visitor, 'openTag' | 'closeTag'>): Visitor {
  return {
    text: (raw) => {
      text.text(raw)
      images.text(raw)
    },
    openTag: (name, tag, hasEnd) => {
      text.openTag(name, tag, hasEnd)
      images.openTag(name, tag, hasEnd)
      embeds.openTag(name, tag, hasEnd)
    },
    closeTag: (name) => {
      text.closeTag(name)
      images.closeTag(name)
      embeds.closeTag(name)
    },
  }
}
