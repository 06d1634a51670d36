import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib'
import type { Bytes } from './bytes.ts'

export type BodyEncoding = 'identity' | 'gzip' | 'br' | 'deflate'

export type ReadBody = { kind: 'bytes'; bytes: Bytes } | { kind: 'tooLarge' } | { kind: 'damaged' }

/** One encoding at most: a chain of them is a bomb in a bomb, and no publisher needs one. */
export function bodyEncodingOf(header: string | undefined): BodyEncoding | undefined {
  const name = (header ?? '').trim().toLowerCase()
  if (name === '' || name === 'identity') return 'identity'
  if (name === 'gzip' || name === 'x-gzip') return 'gzip'
  return name === 'br' || name === 'deflate' ? name : undefined
}

/** Counts on the wire and again while decoding. Rejects as the stream does when the connection fails. */
export async function readBody(body: Readable, encoding: BodyEncoding, maxBytes: number): Promise<ReadBody> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > maxBytes) return { kind: 'tooLarge' }
    chunks.push(chunk)
  }
  return decode(Buffer.concat(chunks, length), encoding, maxBytes)
}

const decoders = {
  gzip: promisify(gunzip),
  br: promisify(brotliDecompress),
  inflate: promisify(inflate),
  inflateRaw: promisify(inflateRaw),
}

async function decode(wire: Bytes, encoding: BodyEncoding, maxBytes: number): Promise<ReadBody> {
  // An empty body has nothing to decode, though some servers still name an encoding.
  if (encoding === 'identity' || wire.length === 0) return { kind: 'bytes', bytes: wire }
  const decoder = encoding === 'deflate' ? (isZlib(wire) ? 'inflate' : 'inflateRaw') : encoding
  try {
    return {
      kind: 'bytes',
      bytes: new Uint8Array(await decoders[decoder](wire, { maxOutputLength: maxBytes })),
    }
  } catch (error) {
    const tooLarge = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return { kind: tooLarge ? 'tooLarge' : 'damaged' }
  }
}

/** "deflate" means the zlib format, but some servers send it bare: https://www.rfc-editor.org/rfc/rfc9110#name-deflate-coding */
function isZlib(bytes: Uint8Array): boolean {
  return ((bytes[0] ?? 0) & 0x0f) === 8
}
