import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { blindedMark, type Seal } from '../domain/lock.ts'
import { padded, unpadded } from './padding.ts'

const nonceLength = 24
/** 144 bits: no two keys ever meet. */
const blindLength = 18

const text = new TextEncoder()

/**
 * XChaCha20-Poly1305 (https://datatracker.ietf.org/doc/html/draft-irtf-cfrg-xchacha), whose nonces are long enough to be
 * drawn at random for any number of rows, and HMAC-SHA-256 for their keys. Each row is bound to its store and its key.
 * By a library, as WebCrypto's promises would outlive a transaction: https://w3c.github.io/IndexedDB/#transaction-lifecycle
 *
 * @param dataKey 32 random bytes
 */
export function makeSeal(dataKey: Uint8Array): Seal {
  const key = hmac(sha256, dataKey, text.encode('seal'))
  const blinding = hmac.create(sha256, hmac(sha256, dataKey, text.encode('blind')))
  const placeOf = (store: string, blinded: string) => text.encode(`${store}\n${blinded}`)
  return {
    blind(store, plain) {
      const hash = blinding.clone().update(placeOf(store, plain)).digest()
      return blindedMark + toBase64url(hash.subarray(0, blindLength))
    },
    seal(store, blinded, value) {
      const nonce = crypto.getRandomValues(new Uint8Array(nonceLength))
      const cipher = xchacha20poly1305(key, nonce, placeOf(store, blinded))
      const sealed = cipher.encrypt(padded(text.encode(JSON.stringify(value))))
      const whole = new Uint8Array(nonceLength + sealed.length)
      whole.set(nonce)
      whole.set(sealed, nonceLength)
      return whole
    },
    open(store, blinded, sealed) {
      const nonce = sealed.subarray(0, nonceLength)
      const cipher = xchacha20poly1305(key, nonce, placeOf(store, blinded))
      const plain = unpadded(cipher.decrypt(sealed.subarray(nonceLength)))
      return JSON.parse(new TextDecoder().decode(plain))
    },
  }
}

function toBase64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}
