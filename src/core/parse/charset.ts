import { windows1252 } from './entities.ts'

/**
 * Text of a response by its byte-order mark, then the charset of its Content-Type, then its XML declaration, then
 * UTF-8. Labels mean what the Encoding Standard says (https://encoding.spec.whatwg.org/#names-and-labels); unknown
 * ones are skipped.
 */
export function decodeBytes(bytes: Uint8Array, contentType: string | undefined): string {
  return decodeMarked(bytes) ?? decodeLabelled(bytes, contentType)
}

function decodeMarked(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return utf8.decode(bytes)
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return decodeUtf32(bytes.subarray(4), false)
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return decodeUtf32(bytes.subarray(4), true)
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  // Without a mark the zero bytes around the first `<` still tell, https://www.w3.org/TR/xml/#sec-guessing
  if (a === 0 && b === 0 && c === 0 && d === 0x3c) return decodeUtf32(bytes, false)
  if (a === 0x3c && b === 0 && c === 0 && d === 0) return decodeUtf32(bytes, true)
  if (a === 0 && b !== 0 && c === 0) return new TextDecoder('utf-16be').decode(bytes)
  if (a !== 0 && b === 0 && d === 0) return new TextDecoder('utf-16le').decode(bytes)
  return undefined
}

function decodeLabelled(bytes: Uint8Array, contentType: string | undefined): string {
  const stated = decoderFor(charsetOf(contentType)) ?? decoderFor(declaredEncoding(bytes))
  if (!stated || stated.encoding === 'utf-8') return decodeUtf8(bytes)
  const text = stated.decode(bytes)
  return stated.encoding === 'windows-1252' ? fixWindows1252(text) : text
}

function charsetOf(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? '')?.[1]
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  let start = ''
  for (const byte of bytes.subarray(0, 1024)) start += String.fromCharCode(byte)
  return /<\?xml\b[^>]*?\bencoding\s*=\s*["']\s*([^\s"'>]+)/i.exec(start)?.[1]
}

function decoderFor(label: string | undefined): InstanceType<typeof TextDecoder> | undefined {
  if (label === undefined) return undefined
  try {
    const decoder = new TextDecoder(label)
    // The bytes were already seen not to be UTF-16, so a label that says so is wrong.
    return decoder.encoding.startsWith('utf-16') ? undefined : decoder
  } catch {
    return undefined
  }
}

/** Sites say UTF-8, or nothing, and send windows-1252, all of it or the parts they pasted. */
function decodeUtf8(bytes: Uint8Array): string {
  const text = utf8.decode(bytes)
  const firstBad = text.indexOf('\uFFFD')
  const isCutOff = firstBad === text.length - 1
  return firstBad < 0 || isCutOff ? text : decodeMixed(bytes)
}

const utf8 = new TextDecoder('utf-8')

/** Bytes that are no UTF-8 are read as windows-1252, one by one. */
function decodeMixed(bytes: Uint8Array): string {
  let text = ''
  let start = 0
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at)
    if (length === 0) {
      const byte = bytes[at] ?? 0
      text += utf8.decode(bytes.subarray(start, at))
      text += byte < 0xa0 ? windows1252.charAt(byte - 0x80) : String.fromCharCode(byte)
      start = at + 1
    }
    at += Math.max(length, 1)
  }
  return text + utf8.decode(bytes.subarray(start))
}

/** Bytes of the UTF-8 character at `at`; 0 if there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const length =
    lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0
  for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0
  return length
}

/** Some releases of Node, 20 among them, read 0x80–0x9F as control characters; browsers do not. */
function fixWindows1252(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (control) => windows1252.charAt(control.charCodeAt(0) - 0x80))
}

function decodeUtf32(bytes: Uint8Array, isLittleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: string[] = []
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const codePoint = view.getUint32(at, isLittleEndian)
    parts.push(codePoint > 0x10ffff ? '\uFFFD' : String.fromCodePoint(codePoint))
  }
  return parts.join('')
}
