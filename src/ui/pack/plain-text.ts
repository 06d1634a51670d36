import { untrustedHtml } from '../../core/domain/html.ts'
import { parseInert } from '../post-html/parse-inert.ts'
import { breath } from './post-pages.ts'

/** All else of a text is looks, or leads to places that only the whole page has. */
const keptAttributes: readonly string[] = ['href', 'lang', 'dir']
/** They say nothing once they have no attributes. */
const emptyElements = 'span, a:not([href])'

/**
 * A sanitized text without its pictures and all that would be of no use in codes. A figure goes with its caption: that
 * tells of a picture nobody sees.
 */
export async function plainText(html: string): Promise<string> {
  const parsing = parseInert(untrustedHtml(html))
  let step = parsing.next()
  for (; !step.done; step = parsing.next()) await breath()
  const body = step.value
  for (const mark of commentsOf(body)) (mark.parentElement?.closest('figure') ?? mark).remove()
  for (const element of body.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes])
      if (!keptAttributes.includes(name) || value.startsWith('#')) element.removeAttribute(name)
  }
  for (const element of body.querySelectorAll(emptyElements))
    if (element.attributes.length === 0) element.replaceWith(...element.childNodes)
  for (const paragraph of body.querySelectorAll('p'))
    if (paragraph.childElementCount === 0 && !paragraph.textContent?.trim()) paragraph.remove()
  return body.innerHTML.trim()
}

/** Each picture of a sanitized text is one: `pictureMark`. */
function commentsOf(body: HTMLElement): Comment[] {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT)
  const comments: Comment[] = []
  while (walker.nextNode()) comments.push(walker.currentNode as Comment)
  return comments
}
