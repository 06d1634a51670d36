/**
 * 64 bits of a text as 14 letters and digits; the same on every device, and not a secret. Two lanes are stirred with
 * two characters at a time: multiplied by odd numbers, high bits folded back into the low ones.
 */
export function hashText(text: string): string {
  let low = 0x811c9dc5 ^ text.length
  let high = 0x41c6ce57
  for (let i = 0; i < text.length; i += 2) {
    // Past the end the code is NaN, which the shift makes 0.
    const pair = (text.charCodeAt(i) << 16) ^ text.charCodeAt(i + 1)
    low = Math.imul(low ^ pair, 0x2545f491)
    low ^= low >>> 15
    high = Math.imul(high ^ pair, 0x5bd1e995)
    high ^= high >>> 13
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
