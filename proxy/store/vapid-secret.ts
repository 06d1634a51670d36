import { createECDH } from 'node:crypto'
import type { Bytes } from '../bytes.ts'
import { diskSecret, type SecretKind, secretBytes, sharedSecret } from './server-secret.ts'
import type { Valkey } from './valkey.ts'

/** The private key, on P-256, by which push services know this server: https://www.rfc-editor.org/rfc/rfc8292 */
const vapidSecret: SecretKind = {
  name: 'vapid-key',
  make: () => {
    const pair = createECDH('prime256v1')
    pair.generateKeys()
    const secret = pair.getPrivateKey()
    // Leading zeros are left out there.
    return Buffer.concat([Buffer.alloc(secretBytes - secret.length), secret])
  },
  ifRemoved: 'then every phone has to switch notifications on again.',
}

export function diskVapidSecret(dir: string): Promise<Bytes> {
  return diskSecret(dir, vapidSecret)
}

export function sharedVapidSecret(valkey: Valkey): Promise<Bytes> {
  return sharedSecret(valkey, vapidSecret)
}
