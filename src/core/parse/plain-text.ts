import { decodeEntities, windows1252 } from './entities.ts'
import { blockNames, isHtmlName } from './html-names.ts'
import { type Visitor, visitHtml } from './html-scanner.ts'

/** White space but for single spaces. */
const untidy = /[^\S ]|\s\s/
// biome-ignore lint/suspicious/noControlCharactersInRegex: feeds hold them, and they are what is removed.
const controls = /[\0-\x08\x0e-\x1f\x7f-\x9f\uFFFE\uFFFF]/

/** The text on one line, with single spaces; `undefined` when nothing else is there. */
export function collapse(text: string): string | undefined {
  const clean = controls.test(text) ? withoutControls(text) : text
  return (untidy.test(clean) ? clean.replace(/\s+/g, ' ') : clean).trim() || undefined
}

/** Some of them are quotation marks of windows-1252 that somebody called Latin-1. */
function withoutControls(text: string): string {
  return text.replace(new RegExp(controls, 'g'), (control) => {
    const code = control.charCodeAt(0)
    return code >= 0x80 && code < 0xa0 ? windows1252.charAt(code - 0x80) : ''
  })
}

/** Content that is no text to a reader. */
const hiddenNames = new Set([
  'script',
  'style',
  'template',
  'iframe',
  'noembed',
  'noframes',
  'head',
  'svg',
  'textarea',
])

/** What a reader would read in the HTML, on one line, references decoded once. */
export function htmlToText(html: string): string | undefined {
  if (!html.includes('<')) return collapse(decodeEntities(html))
  const { visitor, text } = textReader()
  visitHtml(html, visitor)
  return collapse(text())
}

/**
 * Gathers the text of a walk over HTML, white space as written and `between` where a block begins or ends; the walk
 * may have other visitors, too.
 */
export function textReader(between = ' '): { visitor: Visitor; text: () => string } {
  let text = ''
  let hidden = ''
  const visitor: Visitor = {
    text(raw) {
      if (hidden === '') text += decodeEntities(raw)
    },
    openTag(name, tag, hasEnd) {
      if (hidden !== '') return
      if (!isHtmlName(name)) text += decodeEntities(tag)
      else if (blockNames.has(name)) text += between
      if (hiddenNames.has(name) && !tag.endsWith('/>') && hasEnd()) hidden = name
    },
    closeTag(name) {
      if (name === hidden) hidden = ''
      else if (hidden !== '') return
      else if (!isHtmlName(name)) text += `</${name}>`
      else if (blockNames.has(name)) text += between
    },
  }
  return { visitor, text: () => text }
}

/** No text holds it. */
const lineEnd = '\u001e'

/** What a reader would read in the HTML, each block and each line of one apart. */
export function htmlToLines(html: string): string[] {
  const { visitor, text } = textReader(lineEnd)
  visitHtml(html, visitor)
  return text()
    .split(lineEnd)
    .flatMap((line) => collapse(line) ?? [])
}

/** What only HTML holds: the end of an element, one that needs no end, a reference. */
const surelyHtml = /<\/[a-z][a-z\d]*\s*>|<(?:br|hr|img|wbr)\b[^<>]*>|&(?:#x?[\da-f]+|[a-z][a-z\d]*);/i

/** A text that should be plain, in which some software writes HTML nevertheless. */
export function plainOrHtml(text: string): string | undefined {
  return surelyHtml.test(text) ? htmlToText(text) : collapse(text)
}
