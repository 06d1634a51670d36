import type { UntrustedHtml } from '../../core/domain/html.ts'
import { normalizedTag } from '../../core/domain/timeline-filter.ts'
import { httpUrl } from './http-url.ts'
import { linkParts, type TextPart } from './link-parts.ts'
import { parseInert } from './parse-inert.ts'
import { preparePost } from './prepare-post.ts'

/** What is longer is read in the post itself. */
const longestHtml = 60_000
const longestText = 5000

const unread = 'script, style, template, title, textarea, select, noscript, svg, math, figcaption'
const inline =
  'a, abbr, b, bdi, bdo, big, cite, code, del, dfn, em, font, i, ins, kbd, mark, q, s, samp, small, span, strike, strong, sub, sup, time, tt, u, var, wbr'

/** The text of a short post with its paragraphs and links; nothing of its markup comes along. */
export function bodyText(html: UntrustedHtml, tags: readonly string[]): TextPart[] {
  const body = wholeBody(html.slice(0, longestHtml) as UntrustedHtml)
  preparePost(body)
  const parts = runsOf(body).flatMap(({ text, link }) =>
    link ? linkOf(text, link, tags) : linkParts(text, tags),
  )
  return cut(parts)
}

function wholeBody(html: UntrustedHtml): HTMLElement {
  const parsing = parseInert(html)
  for (;;) {
    const step = parsing.next()
    if (step.done) return step.value
  }
}

interface Run {
  text: string
  link: HTMLAnchorElement | null
}

/** Texts as they follow each other, with a line break for each `br` and an empty line between two blocks. */
function runsOf(body: HTMLElement): Run[] {
  const runs: Run[] = []
  let block: Element | null = null
  let gap = ''
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      if (node.localName === 'br') gap = gap.length > 1 ? gap : `${gap}\n`
      continue
    }
    const parent = node.parentElement
    const text = (node.textContent ?? '').replace(/\s+/g, ' ')
    if (!parent || parent.closest(unread) || text === '') continue
    const own = blockOf(parent)
    if (text === ' ' && (own !== block || gap !== '')) continue
    if (own !== block && block) gap = '\n\n'
    block = own
    add(
      runs,
      { text: gap ? text.trimStart() : text, link: parent.closest('a[href]') },
      runs.length > 0 ? gap : '',
    )
    gap = ''
  }
  return runs
}

function add(runs: Run[], run: Run, gap: string): void {
  const last = runs.at(-1)
  if (last && last.link === run.link) last.text += gap + run.text
  else if (gap && last && !last.link) {
    last.text += gap
    runs.push(run)
  } else if (gap) runs.push({ text: gap, link: null }, run)
  else runs.push(run)
}

function blockOf(element: Element): Element {
  let at = element
  while (at.parentElement && at.matches(inline)) at = at.parentElement
  return at
}

function linkOf(text: string, link: HTMLAnchorElement, tags: readonly string[]): TextPart[] {
  const tag = normalizedTag(text)
  if (/^\s*#/.test(text) && tags.some((one) => normalizedTag(one) === tag)) return [{ text, tag }]
  const url = httpUrl(link.getAttribute('href'))
  return [url ? { text, address: url.href } : { text }]
}

function cut(parts: readonly TextPart[]): TextPart[] {
  let room = longestText
  return parts.flatMap((part) => {
    if (room <= 0) return []
    const text = part.text.length > room ? `${part.text.slice(0, room)}…` : part.text
    room -= part.text.length
    return { ...part, text }
  })
}
