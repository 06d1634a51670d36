import { randomBytes } from 'node:crypto'
import type { Bytes } from '../bytes.ts'
import { diskSecret, type SecretKind, secretBytes, sharedSecret } from './server-secret.ts'
import type { Valkey } from './valkey.ts'

/** What our Ed25519 key is made of. Whoever has it can sign as this server. */
const signingSeed: SecretKind = {
  name: 'signing-seed',
  make: () => randomBytes(secretBytes),
  ifRemoved: 'then files signed so far count as unsigned.',
}

export function diskSeed(dir: string): Promise<Bytes> {
  return diskSecret(dir, signingSeed)
}

export function sharedSeed(valkey: Valkey): Promise<Bytes> {
  return sharedSecret(valkey, signingSeed)
}
