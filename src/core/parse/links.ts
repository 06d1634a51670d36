import { decodeEntities } from './entities.ts'
import { escapeAttribute } from './escape-html.ts'
import { isLetter, tagEnd } from './html-scanner.ts'

const absolute = /^[a-z][a-z\d+.-]*:/i

/**
 * An address as written where it is whole, else resolved against `base`; `undefined` when that cannot be done.
 * Line breaks inside are dropped, as browsers do.
 */
export function absoluteUrl(written: string | undefined, base: string | undefined): string | undefined {
  const url = written?.trim().replace(/[\t\n\r]/g, '')
  if (!url) return undefined
  if (absolute.test(url)) return /[\s<>"]/.test(url) ? resolve(url, undefined) : url
  return base === undefined ? undefined : resolve(url, base)
}

/** The same, for what a reader may open: http(s) only. */
export function webUrl(written: string | undefined, base: string | undefined): string | undefined {
  const url = absoluteUrl(written, base)
  return url && /^https?:\/\/[^/]/i.test(url) ? url : undefined
}

function resolve(url: string, base: string | undefined): string | undefined {
  try {
    return new URL(url, base).href
  } catch {
    return undefined
  }
}

/** Attributes of HTML that hold an address, those of lazy image loaders among them. */
const urlAttributes: ReadonlySet<string> = new Set(
  (
    'href src srcset imagesrcset poster cite action formaction longdesc background data xlink:href data-src ' +
    'data-srcset data-lazy-src'
  ).split(' '),
)
const longestName = 14
/** How the names of those attributes end, so that most others are passed over at one look. */
const lastLetters = new Set([...'fctrenda'].map((letter) => letter.charCodeAt(0)))
const lastOfSrcset = 't'.charCodeAt(0)
/** A longer one is looked at in full, and not guessed at. */
const longestSet = 2000
const nameBefore = /([\w:-]+)\s*$/
const wholeValue = /\s*(?:(["'])\s*(?:\1|https?:|mailto:)|https?:|mailto:|>)/iy
const partOfSet = /^\s*["']?(?:[^"'>]*,)?\s*(?!https?:)[^\s"',>]/i
const attribute = /([^\s"'<>/=]+)(?:(\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g

/** HTML with every address in it made absolute; all else stays as written. */
export function withAbsoluteLinks(html: string, base: string | undefined): string {
  if (base === undefined || !mayHoldRelative(html)) return html
  const pieces: string[] = []
  let copiedTo = 0
  const lastEnd = html.lastIndexOf('>')
  for (let lt = html.indexOf('<'); lt >= 0 && lt < lastEnd; lt = html.indexOf('<', lt + 1)) {
    if (!isLetter(html.charCodeAt(lt + 1))) {
      if (html.startsWith('<!--', lt)) lt = commentEnd(html, lt)
      continue
    }
    const end = tagEnd(html, lt)
    const tag = html.slice(lt, end)
    const resolved = resolveTag(tag, base)
    if (resolved !== tag) {
      pieces.push(html.slice(copiedTo, lt), resolved)
      copiedTo = end
    }
    lt = end - 1
  }
  return copiedTo === 0 ? html : pieces.join('') + html.slice(copiedTo)
}

/** Looks at what stands around each `=`. It may find too much, in a text or another value, and never too little. */
function mayHoldRelative(html: string): boolean {
  for (let at = html.indexOf('='); at >= 0; at = html.indexOf('=', at + 1)) {
    let last = at - 1
    while (html.charCodeAt(last) <= 32) last--
    const letter = html.charCodeAt(last) | 0x20
    if (!lastLetters.has(letter)) continue
    wholeValue.lastIndex = at + 1
    const isWhole = wholeValue.test(html)
    if (isWhole && letter !== lastOfSrcset) continue
    const name = nameBefore.exec(html.slice(Math.max(last - longestName, 0), last + 1))?.[1]?.toLowerCase()
    if (name === undefined || !urlAttributes.has(name)) continue
    if (!isWhole || (name.endsWith('srcset') && hasRelativePart(html, at + 1))) return true
  }
  return false
}

function hasRelativePart(html: string, from: number): boolean {
  const value = html.slice(from, from + longestSet)
  const end = value.indexOf('>')
  return end < 0 || partOfSet.test(value.slice(0, end))
}

/** Index of the last sign of the comment at `lt`. */
function commentEnd(html: string, lt: number): number {
  const end = html.indexOf('-->', lt + 4)
  return end < 0 ? html.length : end + 2
}

function resolveTag(tag: string, base: string): string {
  if (!tag.includes('=')) return tag
  return tag.replace(
    attribute,
    (whole: string, name: string, equals: string | undefined, ...values: unknown[]) => {
      if (equals === undefined || !urlAttributes.has(name.toLowerCase())) return whole
      const written = values.slice(0, 3).find((value) => typeof value === 'string')
      const url = resolveValue(name, decodeEntities(String(written ?? '')), base)
      return url === undefined ? whole : `${name}${equals}"${escapeAttribute(url)}"`
    },
  )
}

/** `undefined` where the value can stay as it is. */
export function resolveValue(name: string, value: string, base: string): string | undefined {
  if (name.toLowerCase().endsWith('srcset')) return resolveSet(value, base)
  const url = value.trim()
  if (url === '' || absolute.test(url)) return undefined
  return absoluteUrl(url, base)
}

/** The candidates of a `srcset`, https://html.spec.whatwg.org/multipage/images.html#srcset-attributes */
function resolveSet(value: string, base: string): string | undefined {
  let isChanged = false
  const candidates = [...value.matchAll(/([^\s,]\S*?)(?:,+(?=\s|$)|(\s+[^,]*)|$)/g)]
  const resolved = candidates.map(([, url = '', rest = '']) => {
    const whole = absoluteUrl(url, base) ?? url
    if (whole !== url) isChanged = true
    return `${whole}${rest.trimEnd()}`
  })
  return isChanged ? resolved.join(', ') : undefined
}
