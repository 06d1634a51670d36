import { readEntityNames } from './entity-names.ts'

/** Turns the references of a text into characters, once. References it does not know stay as they are. */
export type EntityDecoder = (text: string) => string

/**
 * Numeric references may lack their semicolon, named ones may not: `?a=1&copy=2` is an address far more often
 * than a sign.
 */
const reference = /&(?:#(?:x([0-9a-f]+)|(\d+));?|([a-z][\w.-]*);)/gi

let names: Map<string, string> | undefined

export function decodeEntities(text: string, declared?: ReadonlyMap<string, string>): string {
  if (!text.includes('&')) return text
  names ??= readEntityNames()
  const known = names
  return text.replace(reference, (whole: string, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return characterOf(Number.parseInt(hex, 16))
    if (decimal !== undefined) return characterOf(Number.parseInt(decimal, 10))
    if (name === undefined) return whole
    return declared?.get(name) ?? known.get(name) ?? whole
  })
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
  let budget = maxExpandedLength
  return (text) => {
    if (!text.includes('&')) return text
    const decoded = decodeEntities(text, budget > 0 ? declared : undefined)
    budget -= Math.max(0, decoded.length - text.length)
    return decoded
  }
}

const maxEntities = 500
const maxEntityLength = 1000

function declaredEntities(doctype: string): Map<string, string> {
  const declared = new Map<string, string>()
  const declaration = /<!ENTITY\s+([\w.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g
  for (const [, name, double, single] of doctype.matchAll(declaration)) {
    if (name === undefined || declared.size >= maxEntities) break
    // An entity may use those declared before it; one that grows too long is left unexpanded.
    const value = decodeEntities(double ?? single ?? '', declared)
    if (value.length <= maxEntityLength && !declared.has(name)) declared.set(name, value)
  }
  return declared
}
