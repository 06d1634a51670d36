import { readEntityNames } from './entity-names.ts'

/** Turns the references of a text into characters, once. References it does not know stay as they are. */
export type EntityDecoder = (text: string) => string

/** Where the values of entities come from that a document declares itself. */
export interface EntitySource {
  get(name: string): string | undefined
}

const longestName = 32

let names: Map<string, string> | undefined

/**
 * Numeric references may lack their semicolon, named ones may not: `?a=1&copy=2` is an address far more often
 * than a sign.
 */
export function decodeEntities(written: string, declared?: EntitySource): string {
  if (!written.includes('&')) return written
  const text = written.length > longText ? withPlainBrackets(written) : written
  let at = text.indexOf('&')
  let decoded = ''
  let copiedTo = 0
  for (; at >= 0; at = text.indexOf('&', at + 1)) {
    const found = text.charCodeAt(at + 1) === 35 ? numericAt(text, at) : namedAt(text, at, declared)
    if (!found) continue
    decoded += text.slice(copiedTo, at) + found.characters
    copiedTo = found.end
    at = found.end - 1
  }
  return decoded + text.slice(copiedTo)
}

const longText = 200

/** Escaped HTML is full of these, and nothing they become can be a part of another reference. */
function withPlainBrackets(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
}

interface Reference {
  characters: string
  end: number
}

const numeric = /&#(?:x([\da-f]{1,8})|(\d{1,10}));?/iy

function numericAt(text: string, at: number): Reference | undefined {
  numeric.lastIndex = at
  const match = numeric.exec(text)
  if (!match) return undefined
  const [whole, hex, decimal = ''] = match
  const codePoint = hex === undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16)
  return { characters: characterOf(codePoint), end: at + whole.length }
}

function namedAt(text: string, at: number, declared?: EntitySource): Reference | undefined {
  let end = at + 1
  const limit = Math.min(text.length, at + longestName)
  while (end < limit && isNameSign(text.charCodeAt(end))) end++
  if (text.charCodeAt(end) !== 59) return undefined
  const name = text.slice(at + 1, end)
  names ??= readEntityNames()
  const characters = declared?.get(name) ?? names.get(name)
  return characters === undefined ? undefined : { characters, end: end + 1 }
}

/** Letters and digits, and what the names a document declares may hold besides. */
function isNameSign(code: number): boolean {
  if (code >= 97) return code <= 122
  if (code >= 65) return code <= 90 || code === 95
  return (code >= 48 && code <= 57) || code === 45 || code === 46
}

/** Bytes 0x80–0x9F of windows-1252, which HTML reads numeric references to that range as. */
export const windows1252 =
  '\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F' +
  '\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178'

function characterOf(codePoint: number): string {
  if (codePoint >= 0x80 && codePoint < 0xa0) return windows1252.charAt(codePoint - 0x80)
  const isSurrogate = codePoint >= 0xd800 && codePoint < 0xe000
  if (codePoint === 0 || codePoint > 0x10ffff || isSurrogate) return '\uFFFD'
  return String.fromCodePoint(codePoint)
}

/** All a document's own entities together may add this much text, so that none can be used as a bomb. */
const maxExpandedLength = 200_000

/** Reads the entities declared inside the document type; those kept elsewhere are never fetched. */
export function decoderFor(doctype: string): EntityDecoder {
  const declared = declaredEntities(doctype)
  if (declared.size === 0) return (text) => decodeEntities(text)
  let left = maxExpandedLength
  const limited: EntitySource = {
    get(name) {
      const value = declared.get(name)
      if (value === undefined || value.length > left) return undefined
      left -= value.length
      return value
    },
  }
  return (text) => decodeEntities(text, limited)
}

const maxEntities = 500
const maxEntityLength = 1000

function declaredEntities(doctype: string): Map<string, string> {
  const declared = new Map<string, string>()
  const declaration = /<!ENTITY\s+([\w.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g
  for (const [, name, double, single] of doctype.matchAll(declaration)) {
    if (name === undefined || declared.size >= maxEntities) break
    const written = double ?? single ?? ''
    if (written.length > maxEntityLength || declared.has(name)) continue
    // An entity may use those declared before it; one that grows too long is left unexpanded.
    const value = decodeEntities(written, declared)
    if (value.length <= maxEntityLength) declared.set(name, value)
  }
  return declared
}
