/** By what the app lock can be opened. Each entry holds the same data key, encrypted for one way in. */
export interface StoredLock {
  /** Of this data key: another lock, also with the same passphrase, is another one. */
  id: string
  wraps: KeyWrap[]
}

export type KeyWrap = PassphraseWrap | PrfWrap

interface EncryptedKey {
  salt: Uint8Array<ArrayBuffer>
  iv: Uint8Array<ArrayBuffer>
  /** The data key, by AES-GCM. */
  key: Uint8Array<ArrayBuffer>
}

export interface PassphraseWrap extends EncryptedKey {
  kind: 'passphrase'
  iterations: number
}

/** https://w3c.github.io/webauthn/#prf-extension; `salt` is what the authenticator is given to evaluate. */
export interface PrfWrap extends EncryptedKey {
  kind: 'prf'
  credentialId: Uint8Array<ArrayBuffer>
}

/** Encrypts and blinds while a transaction is open, and so without waiting for anything. */
export interface Seal {
  /** The key a row is stored under: nobody without the data key can tell of which row it is. */
  blind(store: string, key: string): string
  seal(store: string, blinded: string, value: unknown): Uint8Array<ArrayBuffer>
  /** @throws {Error} where a bit was changed, or the row was sealed for another place or with another key */
  open(store: string, blinded: string, sealed: Uint8Array): unknown
}

/** All blinded keys begin so, which sorts them after any of ours. */
export const blindedMark = '~'

/** What was stored, checked; nothing where it is no lock. */
export function toLock(value: unknown): StoredLock | undefined {
  const { id, wraps } = asRecord(value)
  if (typeof id !== 'string' || !Array.isArray(wraps)) return undefined
  return { id, wraps: wraps.filter(isWrap) }
}

function isWrap(value: unknown): value is KeyWrap {
  const { kind, salt, iv, key, iterations, credentialId } = asRecord(value)
  if (![salt, iv, key].every((part) => part instanceof Uint8Array)) return false
  return kind === 'passphrase'
    ? Number.isSafeInteger(iterations)
    : kind === 'prf' && credentialId instanceof Uint8Array
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
