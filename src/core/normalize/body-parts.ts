import type { Embed, PostImage } from '../domain/post.ts'
import { type HtmlVisitor, visitHtml } from '../parse/html-scanner.ts'
import { textReader } from '../parse/plain-text.ts'
import { embedReader } from './embeds.ts'
import { imageReader } from './post-images.ts'

/** What a body holds beside its wording. Nothing of it is safe to show as markup. */
export interface BodyParts {
  /** As a reader would read it, on one line. */
  text: string
  images: PostImage[]
  embeds: Embed[]
}

/** By one walk over the body. */
export function bodyParts(html: string): BodyParts {
  const text = textReader()
  const images = imageReader()
  const embeds = embedReader()
  visitHtml(html, together([text.visitor, images.visitor, embeds.visitor]))
  return { text: text.text() ?? '', images: images.images(), embeds: embeds.embeds() }
}

function together(visitors: readonly HtmlVisitor[]): HtmlVisitor {
  return {
    text: (raw) => {
      for (const visitor of visitors) visitor.text?.(raw)
    },
    openTag: (name, tag, hasEnd) => {
      for (const visitor of visitors) visitor.openTag?.(name, tag, hasEnd)
    },
    closeTag: (name) => {
      for (const visitor of visitors) visitor.closeTag?.(name)
    },
  }
}
