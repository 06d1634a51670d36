/**
 * 64 bits of a text as 12 or 13 letters and digits; the same on every device, and not a secret. Two runs of FNV-1a
 * (http://www.isthe.com/chongo/tech/comp/fnv/) over the UTF-16 units, with different primes and a last mix.
 */
export function hashText(text: string): string {
  let low = 0x811c9dc5
  let high = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x5bd1e995)
    high ^= high >>> 15
  }
  return `${letters(mix(low ^ (high >>> 3)))}${letters(mix(high ^ low))}`
}

function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

function letters(bits: number): string {
  return bits.toString(36).padStart(7, '0')
}
