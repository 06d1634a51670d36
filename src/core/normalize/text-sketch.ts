import { leastSketchWords, sketchLength } from '../domain/joint-statements.ts'

/** Words that are looked at: as many as tell one statement from another. */
const maxWords = 1000
const wordsOfPiece = 3
/** 15 bits, so that no sign is half of a pair. */
const signBits = 0x7fff

/**
 * The least hash of all pieces of three words, under each of several hash functions (A. Broder, "On the resemblance
 * and containment of documents", 1997): two texts have as many of them in common as they have pieces in common.
 * A sign each. Absent for texts so short that two of them may be alike by chance.
 */
export function textSketch(words: readonly string[]): string | undefined {
  if (words.length < leastSketchWords) return undefined
  const hashes = words.slice(0, maxWords).map(hashWord)
  const least = new Uint32Array(sketchLength).fill(0xffffffff)
  for (let at = 0; at + wordsOfPiece <= hashes.length; at++) {
    const piece = pieceHash(hashes, at)
    for (let i = 0; i < sketchLength; i++) {
      const hash = stir(piece ^ Math.imul(i + 1, 0x9e3779b1))
      if (hash < (least[i] ?? 0)) least[i] = hash
    }
  }
  return String.fromCharCode(...Array.from(least, (hash) => hash & signBits))
}

function pieceHash(hashes: readonly number[], at: number): number {
  let hash = 0x811c9dc5
  for (let i = at; i < at + wordsOfPiece; i++) hash = Math.imul(hash ^ (hashes[i] ?? 0), 0x01000193)
  return hash
}

function hashWord(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return stir(hash)
}

function stir(bits: number): number {
  let hash = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
