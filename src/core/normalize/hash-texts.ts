/** Signs that are encoded at a time, and the most bytes they take. */
const chunkLength = 65_536
const encoder = new TextEncoder()
const words = new Int32Array((chunkLength * 3) / 4 + 2)
const bytes = new Uint8Array(words.buffer)

/**
 * 64 bits of several long texts, to tell whether something has changed, at several times the speed of `hashText`: the
 * platform writes the text as bytes, of which eight are stirred at a time. May differ from one kind of device to another.
 */
export function hashTexts(texts: readonly string[]): string {
  let low = 0x811c9dc5
  let high = 0x41c6ce57
  for (const text of texts) {
    low = Math.imul(low ^ text.length, 0x27d4eb2f)
    for (let from = 0; from < text.length; from += chunkLength) {
      const chunk = text.length <= chunkLength ? text : text.slice(from, from + chunkLength)
      const { written } = encoder.encodeInto(chunk, bytes)
      bytes.fill(0, written, written + 8)
      for (let i = 0; i < written / 4; i += 2) {
        low = Math.imul(low ^ (words[i] ?? 0), 0x2545f491)
        low ^= low >>> 15
        high = Math.imul(high ^ low ^ (words[i + 1] ?? 0), 0x5bd1e995)
        high ^= high >>> 13
      }
    }
  }
  return letters(low ^ (high >>> 3)) + letters(Math.imul(high, 0x7feb352d) ^ low)
}

function letters(bits: number): string {
  return (bits >>> 0).toString(36).padStart(7, '0')
}
