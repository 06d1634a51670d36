import type { KeyWrap, PassphraseWrap, PrfWrap } from '../domain/lock.ts'

/** https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#pbkdf2, for HMAC-SHA-256. */
export const iterations = 600_000

const keyLength = 32

type Bytes = Uint8Array<ArrayBuffer>

/** What encrypts all rows; it is never stored but wrapped. */
export function newDataKey(): Bytes {
  return randomBytes(keyLength)
}

/** @param rounds only tests take fewer than `iterations` */
export async function wrapByPassphrase(
  dataKey: Bytes,
  passphrase: string,
  rounds = iterations,
): Promise<PassphraseWrap> {
  const salt = randomBytes(16)
  const wrapping = await keyOfPassphrase(passphrase, salt, rounds)
  return { kind: 'passphrase', salt, iterations: rounds, ...(await encrypted(dataKey, wrapping)) }
}

/** @param secret what the authenticator made of `salt` */
export async function wrapByPrf(
  dataKey: Bytes,
  { secret, salt, credentialId }: { secret: Bytes; salt: Bytes; credentialId: Bytes },
): Promise<PrfWrap> {
  return { kind: 'prf', salt, credentialId, ...(await encrypted(dataKey, await keyOfPrf(secret))) }
}

/** Nothing where it is not this passphrase. */
export async function unwrapByPassphrase(
  wraps: readonly KeyWrap[],
  passphrase: string,
): Promise<Bytes | undefined> {
  for (const wrap of wraps) {
    if (wrap.kind !== 'passphrase') continue
    const dataKey = await decrypted(wrap, await keyOfPassphrase(passphrase, wrap.salt, wrap.iterations))
    if (dataKey) return dataKey
  }
  return undefined
}

/** Nothing where the secret is of another authenticator. */
export async function unwrapByPrf(wrap: PrfWrap, secret: Bytes): Promise<Bytes | undefined> {
  return decrypted(wrap, await keyOfPrf(secret))
}

async function encrypted(dataKey: Bytes, wrapping: CryptoKey): Promise<{ iv: Bytes; key: Bytes }> {
  const iv = randomBytes(12)
  return { iv, key: new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, wrapping, dataKey)) }
}

async function decrypted({ iv, key }: KeyWrap, wrapping: CryptoKey): Promise<Bytes | undefined> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, wrapping, key))
  } catch {
    return undefined
  }
}

/** Keyboards write one letter in several ways: https://www.rfc-editor.org/rfc/rfc8265#section-4.2 */
async function keyOfPassphrase(passphrase: string, salt: Bytes, rounds: number): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey'])
  const rule = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }
  return crypto.subtle.deriveKey(rule, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

async function keyOfPrf(secret: Bytes): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const info = new TextEncoder().encode('dsa-feed lock')
  const rule = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }
  return crypto.subtle.deriveKey(rule, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

export function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length))
}
