import type { Bytes } from '../bytes.ts'
import { contentHash, type Encoding } from '../store/encoded.ts'

/** Of each array that was ever answered with; bodies stay in memory, so each is digested once. */
const digests = new WeakMap<Bytes, string>()

/**
 * A strong ETag names bytes (RFC 9110 8.8.3), and one content has several compressed forms: in each encoding, at
 * each quality, from each release of the compressor. So it ends with a digest of the very bytes sent.
 */
export function entityTag(hash: string, encoding: Encoding, bytes: Bytes): string {
  return encoding === 'identity' ? `"${hash}"` : `"${hash}-${encoding}-${digestOf(bytes)}"`
}

/**
 * The tag by which the client holds this content in this encoding already. Any form of it will do: had we that
 * one at hand we would send it just as well.
 */
export function heldTag(ifNoneMatch: string | null, hash: string, encoding: Encoding): string | undefined {
  const prefix = encoding === 'identity' ? `"${hash}` : `"${hash}-${encoding}-`
  const ending = encoding === 'identity' ? /^"$/ : /^[\w-]{8}"$/
  return ifNoneMatch
    ?.split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .find((tag) => tag.startsWith(prefix) && ending.test(tag.slice(prefix.length)))
}

function digestOf(bytes: Bytes): string {
  const known = digests.get(bytes)
  if (known !== undefined) return known
  const digest = contentHash(bytes).slice(0, 8)
  digests.set(bytes, digest)
  return digest
}
