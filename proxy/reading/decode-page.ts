/**
 * Text of an HTML page by its byte order mark, then the charset of its Content-Type, then its `meta`, then UTF-8:
 * https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
 */
export function decodePage(bytes: Uint8Array, contentType: string | undefined): string {
  const mark = markOf(bytes)
  if (mark !== undefined) return new TextDecoder(mark).decode(bytes)
  const decoder = decoderFor(headerCharset(contentType)) ?? decoderFor(metaCharset(bytes)) ?? utf8
  const text = decoder.decode(bytes)
  return decoder.encoding === 'windows-1252' ? fixWindows1252(text) : text
}

const utf8 = new TextDecoder('utf-8')

function markOf([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return a === 0xff && b === 0xfe ? 'utf-16le' : undefined
}

function headerCharset(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? '')?.[1]
}

/** The standard looks at the first 1024 bytes; pages that leave comments or scripts before it are common. */
const metaWithin = 4096

function metaCharset(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, metaWithin))
    .toString('latin1')
    .replace(/<!--[\s\S]*?-->/g, '')
  const label = /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(start)?.[1]
  // What could be read as ASCII so far is no UTF-16, whatever it says.
  return label === undefined || /^utf-?16/i.test(label) ? label && 'utf-8' : label
}

function decoderFor(label: string | undefined): InstanceType<typeof TextDecoder> | undefined {
  if (label === undefined) return undefined
  try {
    return new TextDecoder(label)
  } catch {
    return undefined
  }
}

const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** Some releases of Node, 20 among them, read 0x80–0x9F as control characters; browsers do not. */
function fixWindows1252(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (control) => windows1252.charAt(control.charCodeAt(0) - 0x80))
}
