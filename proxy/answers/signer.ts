import { createPrivateKey, createPublicKey, sign } from 'node:crypto'

export interface Signer {
  /** 32 bytes in base64url. */
  publicKey: string
  /** In base64url. */
  sign: (text: string) => string
}

/** What stands before the seed in a key's DER: https://www.rfc-editor.org/rfc/rfc8410#section-7 */
const derStart = Buffer.from('302e020100300506032b657004220420', 'hex')

export function createSigner(seed: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.concat([derStart, seed]), format: 'der', type: 'pkcs8' })
  const publicDer = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return {
    publicKey: publicDer.subarray(-32).toString('base64url'),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64url'),
  }
}
