import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib'
import type { Bytes } from '../bytes.ts'
import { createLimiter } from '../limiter.ts'
import { type EnterLarge, smallBodyBytes } from './large-places.ts'

export type BodyEncoding = 'identity' | 'gzip' | 'br' | 'deflate'

export type ReadBody = { kind: 'bytes'; bytes: Bytes } | { kind: 'tooLarge' } | { kind: 'damaged' }

/** One encoding at most: a chain of them is a bomb in a bomb, and no publisher needs one. */
export function bodyEncodingOf(header: string | undefined): BodyEncoding | undefined {
  const name = (header ?? '').trim().toLowerCase()
  if (name === '' || name === 'identity') return 'identity'
  if (name === 'gzip' || name === 'x-gzip') return 'gzip'
  return name === 'br' || name === 'deflate' ? name : undefined
}

/**
 * Counts on the wire and again while decoding. Waits by `enterLarge` before it holds more than a small body.
 * Rejects as the stream does when the connection fails.
 */
export async function readBody(
  body: Readable,
  encoding: BodyEncoding,
  maxBytes: number,
  enterLarge: EnterLarge,
): Promise<ReadBody> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > maxBytes) return { kind: 'tooLarge' }
    if (length > smallBodyBytes) await enterLarge()
    chunks.push(chunk)
  }
  const wire = Buffer.concat(chunks, length)
  // An empty body has nothing to decode, though some servers still name an encoding.
  if (encoding === 'identity' || length === 0) return { kind: 'bytes', bytes: wire }
  const small = await decode(wire, encoding, Math.min(smallBodyBytes, maxBytes))
  if (small.kind !== 'tooLarge' || maxBytes <= smallBodyBytes) return small
  await enterLarge()
  return decode(wire, encoding, maxBytes)
}

/** A decoder of Brotli may take 16 MB for itself. */
const decodeInTurn = createLimiter(2)

async function decode(wire: Bytes, encoding: BodyEncoding, maxBytes: number): Promise<ReadBody> {
  try {
    const options = { maxOutputLength: maxBytes }
    return { kind: 'bytes', bytes: await decodeInTurn(() => decoderFor(encoding, wire)(wire, options)) }
  } catch (error) {
    const isTooLarge = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return { kind: isTooLarge ? 'tooLarge' : 'damaged' }
  }
}

const gunzipAll = promisify(gunzip)
const unbrotli = promisify(brotliDecompress)
const inflateAll = promisify(inflate)
const inflateBare = promisify(inflateRaw)

function decoderFor(encoding: BodyEncoding, wire: Bytes) {
  if (encoding === 'br') return unbrotli
  if (encoding === 'gzip') return gunzipAll
  return isZlib(wire) ? inflateAll : inflateBare
}

/** "deflate" means the zlib format, but some servers send it bare: https://www.rfc-editor.org/rfc/rfc9110#name-deflate-coding */
function isZlib([first = 0, second = 0]: Uint8Array): boolean {
  // RFC 1950 2.2: the method is 8, and the first two bytes are a multiple of 31.
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0
}
