import { decodeEntities } from './entities.ts'
import { blockNames, isHtmlName } from './html-names.ts'
import { visitHtml } from './html-scanner.ts'

/** What makes a text untidy: any white space but single spaces, and control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: feeds hold them, and they are what is removed.
const untidy = /[\s\0-\x1f\x7f-\x9f\uFFFE\uFFFF]{2,}|[^\S ]|[\0-\x1f\x7f-\x9f\uFFFE\uFFFF]/g

/** The text on one line, with single spaces; `undefined` when nothing else is there. */
export function collapse(text: string): string | undefined {
  return text.replace(untidy, ' ').trim() || undefined
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
  'textarea',
])

/** What a reader would read in the HTML, on one line, references decoded once. */
export function htmlToText(html: string): string | undefined {
  if (!html.includes('<')) return collapse(decodeEntities(html))
  let text = ''
  let hidden = ''
  visitHtml(html, {
    text(raw) {
      if (hidden === '') text += decodeEntities(raw)
    },
    openTag(name, tag, hasEnd) {
      if (hidden !== '') return
      if (!isHtmlName(name)) text += decodeEntities(tag)
      else if (blockNames.has(name)) text += ' '
      if (hiddenNames.has(name) && !tag.endsWith('/>') && hasEnd()) hidden = name
    },
    closeTag(name) {
      if (name === hidden) hidden = ''
      else if (hidden !== '') return
      else if (!isHtmlName(name)) text += `</${name}>`
      else if (blockNames.has(name)) text += ' '
    },
  })
  return collapse(text)
}
