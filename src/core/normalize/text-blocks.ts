import { decodeEntities } from '../parse/entities.ts'
import { blockNames } from '../parse/html-names.ts'
import { visitHtml } from '../parse/html-scanner.ts'
import { collapse } from '../parse/plain-text.ts'

export interface TextBlock {
  text: string
  isHeading: boolean
}

/** Parts of a page that are no running text. */
const asideNames = new Set(
  (
    'script style template iframe noembed noframes noscript textarea nav aside form button select figcaption caption ' +
    'table audio video object svg math head'
  ).split(' '),
)

/** The paragraphs of a body in order, without captions, tables and the like, until `isEnough` says so of one. */
export function textBlocks(html: string, isEnough: (block: TextBlock) => boolean): TextBlock[] {
  const blocks: TextBlock[] = []
  const hidden: string[] = []
  let text = ''
  let isHeading = false
  let isDone = false
  const endBlock = () => {
    const line = collapse(text)
    text = ''
    if (line === undefined || isDone) return
    const block = { text: line, isHeading }
    blocks.push(block)
    isDone = isEnough(block)
  }
  visitHtml(html, {
    text(raw) {
      if (hidden.length === 0) text += decodeEntities(raw)
    },
    openTag(name, tag, hasEnd) {
      if (asideNames.has(name) && !tag.endsWith('/>') && hasEnd()) hidden.push(name)
      else if (name === 'br') text += ' '
      else if (blockNames.has(name) && hidden.length === 0) {
        endBlock()
        isHeading = /^h[1-6]$/.test(name)
      }
    },
    closeTag(name) {
      if (hidden.includes(name)) hidden.length = hidden.lastIndexOf(name)
      else if (blockNames.has(name) && hidden.length === 0) {
        endBlock()
        isHeading = false
      }
    },
    isDone: () => isDone,
  })
  endBlock()
  return blocks
}
