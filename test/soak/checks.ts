import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { type Asked, decoded } from './ask.ts'
import type { Color } from './mad-publisher.ts'

/** What each wording of Accept-Encoding lets through, beside the plain form. */
export const encodingsFor: ReadonlyMap<string, readonly string[]> = new Map([
  ['', []],
  ['identity', []],
  ['gzip', ['gzip']],
  ['br', ['br']],
  ['gzip, deflate, br, zstd', ['br', 'gzip']],
  ['br;q=0, gzip;q=0.5', ['gzip']],
  ['deflate, zstd', []],
  ['*', ['br', 'gzip']],
])

export interface EtagBook {
  /** What is wrong with an answer's ETag; nothing when it names these bytes and no others. */
  faultOf: (url: string, answer: Asked) => string | undefined
}

const mostTags = 20_000

/** A strong ETag names bytes: wherever it comes again, over restarts too, they are the same. */
export function createEtagBook(): EtagBook {
  const seen = new Map<string, string>()
  return {
    faultOf: (url, { headers, bytes }) => {
      const { etag } = headers
      if (etag === undefined || !/^"[\w-]+"$/.test(etag)) return `the ETag ${etag}`
      const key = `${new URL(url).pathname} ${etag}`
      const digest = createHash('sha256').update(bytes).digest('base64url')
      const before = seen.get(key)
      if (before !== undefined && before !== digest) return `two answers under the ETag ${etag}`
      if (seen.size < mostTags) seen.set(key, digest)
      return undefined
    },
  }
}

/** What is wrong with the form of a whole answer. */
export function formFault(accepted: string, answer: Asked): string | undefined {
  const { headers, bytes } = answer
  if (Number(headers['content-length']) !== bytes.length) return 'a wrong length'
  const encoding = headers['content-encoding']
  if (encoding !== undefined && !encodingsFor.get(accepted)?.includes(encoding)) {
    return `the encoding ${encoding} for "${accepted}"`
  }
  try {
    decoded(answer)
    return undefined
  } catch (error) {
    return `an answer that cannot be decoded: ${String(error)}`
  }
}

/** Compression changes a color a little. */
const mostOff = 12

export async function pictureFault(bytes: Buffer, width: number, color: Color): Promise<string | undefined> {
  try {
    const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    const expected = Math.min(width, 400)
    if (info.width !== expected) return `a picture ${info.width} pixels wide`
    const isRight = color.every((value, at) => Math.abs((data[at] ?? 0) - value) <= mostOff)
    return isRight ? undefined : `the color ${[...data.subarray(0, 3)].join()} for ${color.join()}`
  } catch (error) {
    return `a picture that cannot be read: ${String(error)}`
  }
}
