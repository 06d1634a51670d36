/** Names the tokenizer refuses, since they mean something on a JavaScript object. */
export const reservedNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

export interface TagEnd {
  /** Index after the `>`. */
  end: number
  /** Every attribute has a value in quotes, so the tokenizer reads it as we do. */
  isTidy: boolean
}

/** Where the tag that begins at `lt` ends; `undefined` when it is no tag, or one cut off. */
export function tagEndAt(source: string, lt: number): TagEnd | undefined {
  let isTidy = true
  for (let i = lt + 1; i < source.length; i++) {
    const code = source.charCodeAt(i)
    if (code === 62) return { end: i + 1, isTidy }
    if (code === 60) return undefined
    if (code === 34 || code === 39) {
      // A quote that follows no `=`, as in <p don't>
      isTidy = false
    } else if (code === 61) {
      i = afterSpace(source, i + 1)
      const quote = source.charCodeAt(i)
      const close = quote === 34 || quote === 39 ? source.indexOf(source.charAt(i), i + 1) : -1
      if (close >= 0) i = close
      else {
        isTidy = false
        i--
      }
    }
  }
  return undefined
}

function afterSpace(source: string, from: number): number {
  let i = from
  while (source.charCodeAt(i) <= 32) i++
  return i
}

/** One of `"`, `'`, `/`, `<`, `=` and `>`. */
function endsName(code: number): boolean {
  return code === 62 || code === 47 || code === 60 || code === 61 || code === 34 || code === 39
}

/** The name that begins at `from`. */
export function cutTagName(source: string, from: number): string {
  let i = from
  for (; i < source.length; i++) {
    const code = source.charCodeAt(i)
    if (code <= 32 || (code < 63 && endsName(code))) break
  }
  return source.slice(from, i)
}

/** Writes a tag anew with every value in double quotes; names the tokenizer refuses get a hyphen. */
export function tidyTag(tag: string): string {
  const name = cutTagName(tag, 1)
  const isClosed = /\/\s*>$/.test(tag)
  const inside = tag.slice(1 + name.length, isClosed ? tag.lastIndexOf('/') : -1)
  // The value is optional so that a long name without one is passed over whole, and not again from its second letter.
  const pattern = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g
  let written = `<${reservedNames.has(name) ? `${name}-` : name}`
  for (const [, key = '', double, single, bare] of inside.matchAll(pattern)) {
    const value = double ?? single ?? bare
    if (value === undefined || reservedNames.has(key)) continue
    written += ` ${key}="${value.replaceAll('"', '&quot;')}"`
  }
  return `${written}${isClosed ? '/' : ''}>`
}

export function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code > 127
}

/** A name with `=` or a quote right behind it, which the tokenizer would take for a part of it. */
export function endsOddly(source: string, nameEnd: number): boolean {
  const code = source.charCodeAt(nameEnd)
  return code === 61 || code === 34 || code === 39
}

export function safeName(name: string): string {
  return reservedNames.has(name) ? `${name}-` : name
}
