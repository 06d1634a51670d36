import type { Answer } from './publisher-answer.ts'

export interface PageOptions {
  title?: string
  /** Of the first paragraph. */
  text?: string
  /** HTML among the paragraphs. */
  inside?: string
  /** HTML in the head, such as the page's own dates. */
  head?: string
  language?: string
}

const filler =
  'You have the right to talk with the people you work with about pay and conditions. Write down what is said, ' +
  'when, and who was there. Nobody may be punished for asking to have somebody of the union with them.'

/** A page as a chapter's site has it: navigation around, headings and a picture in the article. */
export function makePage({
  title = 'Rights at work',
  text = filler,
  inside = '',
  ...rest
}: PageOptions = {}) {
  const { head = '', language = 'en' } = rest
  const parts = ['Before a meeting', 'At the meeting', 'After the meeting', 'Who to call']
  const sections = parts.map((name, at) => `<h2 id="part${at}">${name}</h2>${`<p>${filler}</p>`.repeat(3)}`)
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>${head}</head>
<body><nav><a href="/">Home</a> <a href="/join">Join</a> <a href="/donate">Donate</a></nav>
<main><article><h1>${title}</h1><p>${text}</p>
<figure><img src="/pictures/hall.png" width="192" height="192" alt="The hall"><figcaption>The hall</figcaption></figure>
${inside}${sections.join('\n')}<p><a href="#part1">Back to the meeting</a> or <a href="/more">read more</a>.</p>
</article></main><footer>Paid for by the chapter</footer></body></html>`
}

export function pageAnswer(options?: PageOptions): Answer {
  return { body: makePage(options), contentType: 'text/html; charset=utf-8' }
}
