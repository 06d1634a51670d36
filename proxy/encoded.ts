import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib'
import type { Bytes } from './bytes.ts'

/** The forms an answer is kept in, and their names in `Content-Encoding`. */
export type Encoding = 'br' | 'gzip' | 'identity'

export interface Encoded {
  hash: string
  forms: Record<Encoding, Bytes>
}

export async function encode(bytes: Uint8Array): Promise<Encoded> {
  const [br, zipped] = await Promise.all([compress(bytes, 'br'), compress(bytes, 'gzip')])
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

/** Brotli at 5: 2 ms for a feed of 123 KB where 11 takes 100. */
export async function compress(bytes: Uint8Array, encoding: 'br' | 'gzip'): Promise<Bytes> {
  if (encoding === 'gzip') return owned(await zip(bytes, { level: 6 }))
  return owned(
    await brotli(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  )
}

export async function decompress(bytes: Uint8Array, encoding: 'br' | 'gzip'): Promise<Bytes> {
  return owned(encoding === 'br' ? await unbrotli(bytes) : await unzip(bytes))
}

function owned(bytes: Buffer): Bytes {
  return new Uint8Array(bytes)
}
