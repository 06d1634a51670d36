import type { PicturePiece } from './schema.ts'

/**
 * Chromium puts a value of more than 64 KiB into a file of its own, and to read many such files takes it five times as
 * long as to read many rows: https://chromium.googlesource.com/chromium/src/+/main/third_party/blink/renderer/modules/indexeddb/idb_value_wrapping.h
 */
const pieceBytes = 60_000

export function piecesOf(address: string, bytes: Uint8Array): PicturePiece[] {
  const starts = Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, at) => at * pieceBytes)
  // Copies: of a view the whole of what it looks at would be stored.
  return starts.map((start, at) => ({
    address,
    at,
    bytes: bytes.slice(start, start + pieceBytes).buffer as ArrayBuffer,
  }))
}

/** In their order; `undefined` where there are none. `into`: what they are joined in, if it is large enough. */
export function joinedPieces(
  pieces: readonly PicturePiece[],
  into?: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> | undefined {
  const [first, ...more] = pieces
  if (!first) return undefined
  if (more.length === 0) return new Uint8Array(first.bytes)
  const length = pieces.reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
  const joined = into && length <= into.length ? into.subarray(0, length) : new Uint8Array(length)
  let end = 0
  for (const { bytes } of pieces) {
    joined.set(new Uint8Array(bytes), end)
    end += bytes.byteLength
  }
  return joined
}

/** All pieces of the pictures from one address to another. */
export function piecesBetween(first: string, last = first): IDBKeyRange {
  // An array comes after every number: https://w3c.github.io/IndexedDB/#compare-two-keys
  return IDBKeyRange.bound([first], [last, []])
}
