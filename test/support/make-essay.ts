import { makeParagraph } from './make-text.ts'
import { makeRandom } from './random.ts'

export interface EssayOptions {
  words: number
  images?: number
  /** What a site wraps around its posts. */
  wrapper?: [start: string, end: string]
  /** How its paragraphs are told apart. */
  style?: 'paragraphs' | 'lines'
  /** Where images point to, without a slash at its end. */
  siteUrl?: string
}

/** HTML of a long post with headings, quotes, links, emphasis and images; the same options give the same. */
export function makeEssay({
  words,
  images = 0,
  wrapper = ['', ''],
  style = 'paragraphs',
  siteUrl = 'https://chapter.example',
}: EssayOptions): string {
  const random = makeRandom(`essay ${words}`)
  const blocks: string[] = []
  let written = 0
  while (written < words) {
    const text = makeParagraph(random)
    written += text.split(' ').length
    blocks.push(blockOf(text, blocks.length, style))
  }
  const every = Math.max(1, Math.floor(blocks.length / Math.max(1, images)))
  for (let at = 0; at < images; at++) {
    const picture = `<figure><img src="${siteUrl}/images/${at}.jpg" alt="A march" width="1200" height="800"><figcaption>The march, ${at}.</figcaption></figure>`
    blocks[(at * every) % blocks.length] += style === 'lines' ? picture.replace(/<\/?fig\w+>/g, ' ') : picture
  }
  return wrapper[0] + blocks.join('\n') + wrapper[1]
}

function blockOf(text: string, at: number, style: 'paragraphs' | 'lines'): string {
  const [first = '', second = '', ...rest] = text.split('. ')
  const marked = [`<a href="https://chapter.example/${at}">${first}</a>`, `<em>${second}</em>`, ...rest].join(
    '. ',
  )
  if (style === 'lines') return `${marked}<br><br>`
  if (at % 12 === 0) return `<h2>${first}</h2><p>${marked}</p>`
  if (at % 15 === 7) return `<blockquote><p>${marked}</p></blockquote>`
  if (at % 20 === 9) return `<ul><li>${first}</li><li>${marked}</li></ul>`
  return `<p>${marked}</p>`
}
