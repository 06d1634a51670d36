import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib'
import type { Bytes } from '../bytes.ts'

/** The forms an answer is kept in, and their names in `Content-Encoding`. */
export type Encoding = 'br' | 'gzip' | 'identity'

export interface Encoded {
  hash: string
  forms: Record<Encoding, Bytes>
}

/** For the index and the catalog: small, made once and sent to every phone, so Brotli may take its 7 ms. */
export async function encode(bytes: Uint8Array): Promise<Encoded> {
  const [br, zipped] = await Promise.all([compress(bytes, 'br', 11), compress(bytes, 'gzip')])
  return { hash: contentHash(bytes), forms: { br, gzip: zipped, identity: new Uint8Array(bytes) } }
}

/**
 * 128 bits of SHA-256, url-safe. Nobody can find a second content for a given hash, and hashes are most of the
 * index: whole ones would double what each phone loads.
 */
export function contentHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest().subarray(0, 16).toString('base64url')
}

const brotli = promisify(brotliCompress)
const unbrotli = promisify(brotliDecompress)
const zip = promisify(gzip)
const unzip = promisify(gunzip)

const largeBytes = 1024 * 1024

/**
 * As far as Brotli looks back, as a power of two: over the whole where it can. The usual 4 MB cost memory that the
 * system does not give back, and no feed comes out smaller. Where the whole is 15 MB, they cost twice the time.
 */
function windowBits(length: number): number {
  return length > largeBytes ? 18 : Math.max(16, Math.ceil(Math.log2(length + 16)))
}

/**
 * Brotli at 5: 2 ms for a feed of 123 KB where 11 takes 100. At 11 it comes out a tenth smaller, which is worth
 * it for what every phone loads.
 */
export async function compress(
  bytes: Uint8Array,
  encoding: 'br' | 'gzip',
  brotliQuality: 5 | 11 = 5,
): Promise<Bytes> {
  if (encoding === 'gzip') return owned(await zip(bytes, { level: 6 }))
  return owned(
    await brotli(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        [constants.BROTLI_PARAM_LGWIN]: windowBits(bytes.length),
      },
    }),
  )
}

export async function decompress(bytes: Uint8Array, encoding: 'br' | 'gzip'): Promise<Bytes> {
  return owned(encoding === 'br' ? await unbrotli(bytes) : await unzip(bytes))
}

/** A small buffer may be part of a large one, which it would keep; a large one is not worth a copy. */
function owned(bytes: Buffer): Bytes {
  if (bytes.length < largeBytes) return new Uint8Array(bytes)
  return new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length)
}
