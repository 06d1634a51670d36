import { decodeEntities } from './entities.ts'

/** What a walk over HTML reports, in document order. `name` is in lower case. */
export interface HtmlVisitor {
  /** Text between tags, its references not yet decoded. */
  text?(raw: string): void
  /** `hasEnd` tells whether an end tag of that name follows; without one nothing can be inside. */
  openTag?(name: string, tag: string, hasEnd: () => boolean): void
  closeTag?(name: string): void
  /** Asked between tokens; a walk that is done stops. */
  isDone?(): boolean
}

/** One that takes everything. */
export type Visitor = Required<Omit<HtmlVisitor, 'isDone'>>

/** Elements whose content is no markup, https://html.spec.whatwg.org/multipage/parsing.html#parsing-html-fragments */
const rawContent = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes'])

/** Walks over HTML as loosely as browsers read it. Nothing it reports is safe to show as markup. */
export function visitHtml(html: string, visitor: HtmlVisitor): void {
  const lastEnd = html.lastIndexOf('>')
  const isEnded = endFinder(html)
  let textAt = 0
  let at = 0
  for (let lt = html.indexOf('<'); lt >= 0 && lt < lastEnd; lt = html.indexOf('<', at)) {
    const end = markupEnd(html, lt)
    at = end ?? lt + 1
    if (end === undefined) continue
    if (lt > textAt) visitor.text?.(html.slice(textAt, lt))
    at = reportTag(html, lt, end, visitor, isEnded)
    textAt = at
    if (visitor.isDone?.()) return
  }
  const rest = withoutCutTag(html.slice(textAt))
  if (rest !== '') visitor.text?.(rest)
}

/** Drops the tag in which a body is cut off, if it got as far as a value; without one somebody wrote `a <b`. */
function withoutCutTag(text: string): string {
  const lt = text.lastIndexOf('<')
  return lt >= 0 && /^<[a-z]/i.test(text.slice(lt, lt + 2)) && text.includes('=', lt)
    ? text.slice(0, lt)
    : text
}

/** Where the tag, comment or declaration at `lt` ends; `undefined` when the `<` is only a sign. */
function markupEnd(html: string, lt: number): number | undefined {
  if (html.startsWith('<!--', lt)) {
    const end = html.indexOf('-->', lt + 4)
    return end < 0 ? html.length : end + 3
  }
  const code = html.charCodeAt(lt + 1)
  const isMarkup = isLetter(code === slash ? html.charCodeAt(lt + 2) : code) || code === 33 || code === 63
  return isMarkup ? tagEnd(html, lt) : undefined
}

function reportTag(html: string, lt: number, end: number, visitor: HtmlVisitor, isEnded: EndFinder): number {
  const isClosing = html.charCodeAt(lt + 1) === slash
  const name = tagName(html, isClosing ? lt + 2 : lt + 1)
  if (name === '') return end
  if (isClosing) {
    visitor.closeTag?.(name)
    return end
  }
  const hasEnd = () => isEnded(name, end)
  visitor.openTag?.(name, html.slice(lt, end), hasEnd)
  if (!rawContent.has(name) || !hasEnd()) return end
  const close = html.slice(end).search(new RegExp(`</${name}`, 'i'))
  return close < 0 ? end : end + close
}

/** Whether an end tag of a name follows a place. Places are asked for in order. */
type EndFinder = (name: string, from: number) => boolean

/** Looks over the text once for each name: a body of a thousand `<script>` would take a thousand walks. */
function endFinder(html: string): EndFinder {
  const found = new Map<string, number>()
  let lowerCase: string | undefined
  return (name, from) => {
    const known = found.get(name) ?? 0
    if (known >= from) return true
    if (known < 0) return false
    let end = html.indexOf(`</${name}`, from)
    if (end < 0) {
      lowerCase ??= html.toLowerCase()
      end = lowerCase.lastIndexOf(`</${name}`)
    }
    found.set(name, end < from ? -1 : end)
    return end >= from
  }
}

const slash = 47

export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}

function tagName(html: string, at: number): string {
  if (!isLetter(html.charCodeAt(at))) return ''
  let end = at + 1
  for (; end < html.length; end++) {
    const code = html.charCodeAt(end)
    if (code <= 32 || code === slash || code === 62) break
  }
  return html.slice(at, end).toLowerCase()
}

/** Index after the `>` of the tag at `lt`, past any `>` in a quoted value; the end of the text if it is cut off. */
export function tagEnd(html: string, lt: number): number {
  for (let i = lt + 1; i < html.length; i++) {
    const code = html.charCodeAt(i)
    if (code === 62) return i + 1
    if (code !== 61) continue
    while (html.charCodeAt(i + 1) <= 32) i++
    const quote = html.charAt(i + 1)
    const close = quote === '"' || quote === "'" ? html.indexOf(quote, i + 2) : -1
    if (close >= 0) i = close
  }
  return html.length
}

/** Attributes of a tag as the visitor reports it, names in lower case; the first of a name counts. */
export function attributesOf(tag: string): Map<string, string> {
  const attributes = new Map<string, string>()
  const pattern = /[\s"'/]([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
  for (const [, name = '', double, single, bare] of tag.matchAll(pattern)) {
    const key = name.toLowerCase()
    if (!attributes.has(key)) attributes.set(key, decodeEntities(double ?? single ?? bare ?? ''))
  }
  return attributes
}
