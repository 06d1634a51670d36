import type { Bytes } from '../bytes.ts'

/** An answer as one piece: the length of its JSON in four bytes, the JSON, and its `bytes` if it has any. */
export function packAnswer(answer: object): Bytes {
  const { bytes, ...facts } = answer as { bytes?: Bytes }
  const head = Buffer.from(JSON.stringify({ facts, hasBytes: bytes !== undefined }))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(head.length)
  return new Uint8Array(Buffer.concat([length, head, bytes ?? new Uint8Array()]))
}

export function unpackAnswer<T extends object>(packed: Bytes): T {
  const buffer = Buffer.from(packed.buffer, packed.byteOffset, packed.length)
  const end = 4 + buffer.readUInt32LE(0)
  const { facts, hasBytes } = JSON.parse(buffer.toString('utf8', 4, end))
  return hasBytes ? { ...facts, bytes: packed.slice(end) } : facts
}
