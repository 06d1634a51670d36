import { feedStatement, type SignedFeed } from '../../../proxy/wire.ts'
import { sha256Bytes, utf8 } from './bytes.ts'
import type { Place } from './pack-format.ts'

/**
 * What proves a post: the whole feed it was in, as the server published it, with the server's signature. Whoever gets
 * it reads the feed with the app's own parser and so has the very posts; that a phone handed on a text is not enough,
 * as any phone can write any text. It costs about 20 KB for each source, and tells the server nothing, as the list of
 * signatures is the same for all. Posts that their feed no longer lists, and files made without a network, stay
 * unsigned. Pictures are not signed.
 */
export interface PackedFeed extends SignedFeed {
  sourceId: string
  /** The server's public key, in base64url. */
  key: string
  /** The feed, compressed with gzip, in base64. */
  body: Place
}

/** Whether the server of this key says that it published these bytes so. False, too, where the phone can't tell. */
export async function isSigned(
  feed: SignedFeed & { sourceId: string },
  bytes: Uint8Array<ArrayBuffer>,
  key: string,
): Promise<boolean> {
  try {
    if ((await contentHash(bytes)) !== feed.hash) return false
    const known = await crypto.subtle.importKey('raw', fromBase64url(key), { name: 'Ed25519' }, false, [
      'verify',
    ])
    const statement = utf8(feedStatement(feed.sourceId, feed))
    return await crypto.subtle.verify('Ed25519', known, fromBase64url(feed.signature), statement)
  } catch {
    // A browser without Ed25519, or something that is no key or no signature.
    return false
  }
}

/** As the server names a body: the first half of its SHA-256. */
async function contentHash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const half = (await sha256Bytes(bytes)).subarray(0, 16)
  return btoa(String.fromCharCode(...half))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
}
