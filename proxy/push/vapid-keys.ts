import { createECDH } from 'node:crypto'

/** Both in base64url. */
export interface VapidKeys {
  /** An uncompressed point of P-256. */
  publicKey: string
  privateKey: string
}

/** Throws where the secret is no key of the curve. */
export function vapidKeysOf(secret: Uint8Array): VapidKeys {
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(secret)
  return {
    publicKey: pair.getPublicKey('base64url', 'uncompressed'),
    privateKey: Buffer.from(secret).toString('base64url'),
  }
}

/** Whether a phone's public key is a point of the curve: messages can't be encrypted for another. */
export function isPublicKey(p256dh: string): boolean {
  try {
    const pair = createECDH('prime256v1')
    pair.generateKeys()
    pair.computeSecret(Buffer.from(p256dh, 'base64url'))
    return true
  } catch {
    return false
  }
}
