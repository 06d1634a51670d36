import { Parser } from 'htmlparser2'

/** Elements whose content no reader reads. */
const silent = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'video', 'audio', 'svg', 'math'])

/** The letters a reader would read in a feed's HTML, without any white space. */
export function readableText(html: string): string {
  let text = ''
  let depth = 0
  const parser = new Parser({
    onopentagname: (name) => {
      if (silent.has(name)) depth++
    },
    ontext: (part) => {
      if (depth === 0) text += part
    },
    onclosetag: (name) => {
      if (silent.has(name)) depth--
    },
  })
  parser.end(html)
  return text.replace(/\s+/g, '')
}
