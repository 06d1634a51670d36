import { leastSketchWords, sketchLength } from '../domain/joint-statements.ts'

export interface TextFacts {
  wordCount: number
  /** Absent for texts so short that two of them may be alike by chance. */
  sketch?: string
}

/** Words that are looked at for the sketch: as many as tell one statement from another. */
const maxWords = 500
const wordsOfPiece = 3
/** 15 bits, so that no sign is half of a pair. */
const signBits = 0x7fff
const hashes = new Int32Array(maxWords)
/** Of each place of the sketch the least hash so far. */
const least = new Uint32Array(sketchLength)
const noHash = 0xffffffff

/**
 * Counts the words of a plain text and sketches it: its pieces of three words are spread over the places of the
 * sketch by their hash, and of each place the least hash is kept. Two texts have as many signs in common as they
 * have pieces in common (P. Li, A. Owen, C. Zhang, "One permutation hashing", 2012). Letters' case, apostrophes and
 * whatever stands between words make no difference.
 */
export function textFacts(text: string): TextFacts {
  const wordCount = hashWords(text)
  return wordCount < leastSketchWords ? { wordCount } : { wordCount, sketch: sketchOf(wordCount) }
}

/** Fills `hashes` with those of the first words. Returns how many words there are. */
function hashWords(text: string): number {
  let count = 0
  let hash = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    const letter = sign < 128 ? (ascii[sign] as number) : beyondAscii(sign)
    if (letter > apostrophe) {
      hash = ((hash << 5) - hash + letter) | 0
      if (!isWordByItself(letter)) continue
    } else if (hash === 0 || letter === apostrophe) continue
    if (count < maxWords) hashes[count] = hash
    count++
    hash = 0
  }
  if (hash === 0) return count
  if (count < maxWords) hashes[count] = hash
  return count + 1
}

/** Stands between the letters of a word and is none. */
const apostrophe = 1

/** Of each sign its letter in lower case, digits too; 0 for those that end a word. */
const ascii = Uint8Array.from({ length: 128 }, (_, sign) => {
  if (sign === 0x27) return apostrophe
  const letter = String.fromCharCode(sign).toLowerCase()
  return /[a-z0-9]/.test(letter) ? letter.charCodeAt(0) : 0
})

/** Whatever is no punctuation. */
function beyondAscii(sign: number): number {
  if (sign < 0xc0 || sign === 0xd7 || sign === 0xf7) return 0
  if (sign < 0xdf) return sign + 32
  if (sign < 0x2000) return sign
  if (sign === 0x2019) return apostrophe
  const isPunctuation =
    sign < 0x2c00 || (sign >= 0x3000 && sign < 0x3040) || (sign >= 0xd800 && sign < 0xf900)
  return isPunctuation ? 0 : sign
}

/** Of scripts written without spaces. */
function isWordByItself(sign: number): boolean {
  return sign >= 0x0e00 && ((sign >= 0x3040 && sign <= 0x9fff) || sign <= 0x0eff)
}

function sketchOf(wordCount: number): string {
  least.fill(noHash)
  for (let at = 0; at + wordsOfPiece <= Math.min(wordCount, maxWords); at++) {
    let hash = 0x811c9dc5
    for (let i = at; i < at + wordsOfPiece; i++) hash = Math.imul(hash ^ (hashes[i] ?? 0), 0x01000193)
    const stirred = stir(hash)
    const place = stirred % sketchLength
    if (stirred < (least[place] as number)) least[place] = stirred
  }
  return String.fromCharCode(...Array.from(least, (_, place) => signAt(place)))
}

/** A place that no piece fell on takes the next one's, changed by how far it is. */
function signAt(place: number): number {
  for (let ahead = 0; ahead < sketchLength; ahead++) {
    const hash = least[(place + ahead) % sketchLength] as number
    if (hash !== noHash) return (Math.floor(hash / sketchLength) + ahead * 0x3b97) & signBits
  }
  return 0
}

function stir(bits: number): number {
  let hash = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
