const prefix = 4
const least = 128

/** A length tells which post a mark is of, and how much was written: here only an eighth of it, roughly, can be told. */
export function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(paddedLength(prefix + bytes.length))
  new DataView(whole.buffer).setUint32(0, bytes.length)
  whole.set(bytes, prefix)
  return whole
}

/** @throws {RangeError} where it is none of `padded` */
export function unpadded(whole: Uint8Array): Uint8Array {
  const length = new DataView(whole.buffer, whole.byteOffset, whole.byteLength).getUint32(0)
  if (length > whole.length - prefix) throw new RangeError('The padding tells a wrong length.')
  return whole.subarray(prefix, prefix + length)
}

function paddedLength(length: number): number {
  const step = Math.max(least, 2 ** (Math.floor(Math.log2(length)) - 3))
  return Math.ceil(length / step) * step
}
