/** What a text is by its first element; never by its file name or its Content-Type. */
export type DetectedRoot =
  | { kind: 'json' }
  | { kind: 'xml' /** Index of the root's `<`. */; at: number; doctype: string }
  | { kind: 'other'; found: 'html' | 'xml' | 'text' | 'nothing' }

/** Markup that a PHP warning or a caching plug-in prints before the document. */
const strayMarkup = new Set([
  'br',
  'b',
  'p',
  'i',
  'hr',
  'pre',
  'font',
  'span',
  'strong',
  'small',
  'div',
  'code',
])

export function detectRoot(text: string): DetectedRoot {
  const start = text.search(/[^\s\uFEFF\0]/)
  if (start < 0) return { kind: 'other', found: 'nothing' }
  if (text[start] === '{' || text[start] === '[') return { kind: 'json' }
  return detectElement(text, start)
}

function detectElement(text: string, start: number): DetectedRoot {
  let doctype = ''
  let hasHtml = false
  let lastCommentEnd = Number.NaN
  for (let at = text.indexOf('<', start); at >= 0; at = text.indexOf('<', at + 1)) {
    if (Number.isNaN(lastCommentEnd) && text.startsWith('<!--', at)) lastCommentEnd = text.lastIndexOf('-->')
    const after = skipMarkup(text, at, lastCommentEnd)
    if (after > at) {
      const skipped = text.slice(at, after)
      if (/^<!doctype\s+html/i.test(skipped)) return { kind: 'other', found: 'html' }
      if (/^<!doctype/i.test(skipped)) doctype = skipped
      at = after - 1
      continue
    }
    const name = /^[a-z_][\w.:-]*/i.exec(text.slice(at + 1, at + 64))?.[0].toLowerCase()
    if (name === undefined) continue
    const local = name.slice(name.indexOf(':') + 1)
    if (isFeedRoot(local)) return { kind: 'xml', at, doctype }
    if (local === 'html' || local === 'head' || local === 'body') return { kind: 'other', found: 'html' }
    if (!strayMarkup.has(name)) return { kind: 'other', found: hasHtml ? 'html' : 'xml' }
    hasHtml = true
  }
  return { kind: 'other', found: hasHtml ? 'html' : 'text' }
}

function isFeedRoot(local: string): boolean {
  return local === 'rss' || local === 'rdf' || local === 'feed' || local === 'channel'
}

/** Index after the comment, instruction or document type that begins at `at`; `at` itself for anything else. */
function skipMarkup(text: string, at: number, lastCommentEnd: number): number {
  if (text.startsWith('<!--', at)) return at < lastCommentEnd ? text.indexOf('-->', at) + 3 : at
  if (!text.startsWith('<?', at) && !text.startsWith('<!', at)) return at
  const end = text.indexOf('>', at)
  if (end < 0) return at
  return text.slice(at, end).includes('[') ? afterSubset(text, at, end) : end + 1
}

/** A document type may hold declarations in brackets, with `>` in them. */
function afterSubset(text: string, at: number, firstEnd: number): number {
  const close = /^<!doctype/i.test(text.slice(at, at + 9))
    ? /\]\s*>/.exec(text.slice(at, at + maxDoctypeLength))
    : null
  return close ? at + close.index + close[0].length : firstEnd + 1
}

const maxDoctypeLength = 100_000
