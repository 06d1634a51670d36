import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * SHA-1 is taken too, though the specification would let us refuse it: the large public hubs sign with nothing
 * else, what breaks SHA-1 (collisions) does not break an HMAC with it, and whoever forged one would gain a single
 * look at the publisher's own site.
 */
const methods: readonly string[] = ['sha1', 'sha256', 'sha384', 'sha512']

export interface HubSignature {
  method: string
  digest: Buffer
}

/** https://www.w3.org/TR/websub/#signing-content; undefined for anything that can't be checked. */
export function parseHubSignature(header: string | null): HubSignature | undefined {
  const [, method = '', hex = ''] = /^\s*(\w+)=([\da-f]{40,128})\s*$/i.exec(header ?? '') ?? []
  if (!methods.includes(method.toLowerCase())) return undefined
  return { method: method.toLowerCase(), digest: Buffer.from(hex, 'hex') }
}

/** Reads no more than `maxBytes`, and holds none of them. */
export async function isSignedBy(
  secret: string,
  { method, digest }: HubSignature,
  body: AsyncIterable<Uint8Array> | null,
  maxBytes: number,
): Promise<boolean> {
  const hmac = createHmac(method, secret)
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.length
    if (length > maxBytes) return false
    hmac.update(chunk)
  }
  const right = hmac.digest()
  return right.length === digest.length && timingSafeEqual(right, digest)
}
