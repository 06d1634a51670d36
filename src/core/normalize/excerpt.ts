import { type TextBlock, textBlocks } from './text-blocks.ts'

export const maxExcerptLength = 400

export interface Excerpt {
  excerpt: string
  /** The body says more than the excerpt shows. */
  isClipped: boolean
}

/** What stands at the start or end of bodies and is not the text: bylines, credits, what the site's software adds. */
const boilerplate = [
  /^the post .{1,300} (?:first )?appeared (?:first )?on .{1,200}$/i,
  /^la entrada .{1,300} se public[oó] primero en .{1,200}$/i,
  /^(?:by|por|written by|posted by|author:|words by|text by)\s.{1,80}$/i,
  /^(?:photo|image|picture|illustration|art|foto|imagen|ilustraci[oó]n|credit|photo credit|image credit|cr[eé]dito)s?\s*(?::|by\b|por\b|courtesy\b|via\b|\/).{1,160}$/i,
  /^(?:continue reading|read more|keep reading|read the (?:full|rest)|leer m[aá]s|sigue leyendo|listen (?:here|now)|share this|subscribe(?: now)?|sign up|advertisement)\b.{0,120}$/i,
  /^(?:published|posted|last updated|updated)?\s*:?\s*(?:on )?\p{L}{3,9}\.? \d{1,2},? \d{4}\.?$/iu,
  // Squarespace's galleries.
  /^view full ?size$/i,
  /^\d+ (?:min(?:ute)?s?) read$/i,
]

/** What a clipped description ends in. */
const trailer =
  /\s*(?:\[?(?:…|\.\.\.)\]|(?:…|\.\.\.)?\s*(?:continue reading|read more|keep reading|leer más|seguir leyendo)\b[^.!?]{0,200}(?:→|»|›|\.)?\s*)$/iu

const longestTrailer = 250
/** What each of those holds: most texts hold none, and looking for these takes a tenth of the time. */
const mayHoldTrailer = /\]$|reading|read more|leer más|leyendo/i

/** The start of a body as plain text, from its first real paragraph on. `title` is repeated only if there is no more. */
export function toExcerpt(html: string, title: string | undefined): Excerpt {
  const real: string[] = []
  let length = 0
  const blocks = textBlocks(html, (block) => {
    if (!isReal(block, title)) return false
    real.push(block.text)
    length += block.text.length + 1
    return length > maxExcerptLength + 1
  })
  const kept =
    real.length > 0 ? real : blocks.filter((block) => isReal(block, undefined)).map(({ text }) => text)
  const text = kept.join(' ')
  if (text.length <= maxExcerptLength) return { excerpt: withoutTrailer(text), isClipped: false }
  return { excerpt: clip(text, maxExcerptLength), isClipped: true }
}

function withoutTrailer(text: string): string {
  const tail = text.slice(-longestTrailer)
  if (!mayHoldTrailer.test(tail)) return text
  return text.slice(0, -longestTrailer) + tail.replace(trailer, (end) => (/\]\s*$/.test(end) ? '…' : ''))
}

function isReal(block: TextBlock, title: string | undefined): boolean {
  if (block.isHeading && (block.text === title || block.text.length < 60)) return false
  return block.text !== title && !boilerplate.some((pattern) => pattern.test(block.text))
}

/** At most `length` characters, ending at a word and with an ellipsis. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text
  const start = text.slice(0, length - 1)
  const space = text[length - 1] === ' ' ? start.length : start.lastIndexOf(' ')
  const kept = space > length * 0.6 ? start.slice(0, space) : start.replace(/[\uD800-\uDBFF]$/, '')
  return `${kept.replace(/[\s,;:–—-]+$/, '')}…`
}
