import type { HideCode } from '../../core/storage/guard-settings.ts'

/** A tenth of a second on a phone, and as long for each guess of whoever finds the hash. */
const rounds = 200_000

export async function toHideCode(code: string): Promise<HideCode> {
  const salt = hex(crypto.getRandomValues(new Uint8Array(16)))
  return { salt, hash: await hashOf(code, salt) }
}

export async function isHideCode(code: string, { salt, hash }: HideCode): Promise<boolean> {
  return (await hashOf(code, salt)) === hash
}

async function hashOf(code: string, salt: string): Promise<string> {
  const text = new TextEncoder()
  const key = await crypto.subtle.importKey('raw', text.encode(code), 'PBKDF2', false, ['deriveBits'])
  const rule = { name: 'PBKDF2', hash: 'SHA-256', salt: text.encode(salt), iterations: rounds }
  return hex(new Uint8Array(await crypto.subtle.deriveBits(rule, key, 256)))
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
