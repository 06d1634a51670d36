export type FirstLook = 'feed' | 'empty' | 'html'

/**
 * A quick look at the first bytes, so that an error page never replaces a good body. Only what is clearly no
 * feed is refused: whether the rest can be read is for the phone to say.
 */
export function firstLook(bytes: Uint8Array): FirstLook {
  const text = skipProlog(firstText(bytes))
  if (text === '') return 'empty'
  return /^<(!doctype\s+html|html|head|body|title|script|meta)[\s>]/i.test(text) ? 'html' : 'feed'
}

/** Stricter, for addresses nobody has looked at: only what begins as RSS, Atom, RDF or a JSON Feed does. */
export function beginsAsFeed(bytes: Uint8Array): boolean {
  const text = skipProlog(firstText(bytes)).replace(
    /^<!doctype[^>[]*(?:\[[^\]]*\]\s*)?>\s*(?:<!--[\s\S]*?-->\s*)*/i,
    '',
  )
  return (
    /^<(?:[\w.-]+:)?(?:rss|feed|rdf)[\s>]/i.test(text) ||
    /^\{[\s\S]*"(?:version|items|feed_url)"\s*:/.test(text)
  )
}

const lookAtBytes = 4096
/** A body of nothing but blanks would hold up everything else for as long as it is looked through. */
const maxBlanks = 64 * 1024

/** UTF-16 reads as ASCII with zeros between, which is all that is needed to find a tag's name. */
function firstText(bytes: Uint8Array): string {
  const blank = bytes.subarray(0, maxBlanks).findIndex((byte) => !blanks.has(byte))
  if (blank === -1) return ''
  return Buffer.from(bytes.subarray(blank, blank + lookAtBytes))
    .toString('latin1')
    .replaceAll('\0', '')
}

/** White space, zeros, and the bytes of the byte order marks. */
const blanks: ReadonlySet<number> = new Set([0, 9, 10, 12, 13, 32, 0xef, 0xbb, 0xbf, 0xfe, 0xff])

/** XHTML pages begin with an XML declaration, and many generators leave a comment first. */
function skipProlog(text: string): string {
  return text.replace(/^(?:\s+|<\?[^>]*>|<!--[\s\S]*?-->)+/, '')
}
