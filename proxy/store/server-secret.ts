import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bytes } from '../bytes.ts'
import { StartError } from '../start-error.ts'
import type { Valkey } from './valkey.ts'
import { writeWhole } from './write-whole.ts'

/** Of each secret of the server; one for each use. */
export const secretBytes = 32

/** What a secret is called in the home, how it is made, and what an operator should know before they drop it. */
export interface SecretKind {
  name: string
  make: () => Uint8Array
  ifRemoved: string
}

/** Made at the first start; for the server's own user only. A damaged one is not replaced: phones know the key. */
export async function diskSecret(dir: string, { name, make, ifRemoved }: SecretKind): Promise<Bytes> {
  const path = join(dir, name)
  const stored = await readIfThere(path)
  if (stored === undefined) {
    const secret = new Uint8Array(make())
    await writeWhole(path, join(dir, 'temp'), secret, 0o600)
    return secret
  }
  if (stored.length !== secretBytes)
    throw new StartError([`${path} is damaged. Put it back, or remove it: ${ifRemoved}`])
  return stored
}

/** One for all processes: the first that comes makes it. Without a time to live the server never drops it. */
export async function sharedSecret(valkey: Valkey, { name, make }: SecretKind): Promise<Bytes> {
  const key = `${valkey.prefix}${name}`
  const fresh = Buffer.from(make()).toString('base64')
  const stored = await valkey.run(async (client) => {
    await client.set(key, fresh, 'NX')
    return client.get(key)
  })
  return new Uint8Array(Buffer.from(stored ?? '', 'base64'))
}

async function readIfThere(path: string): Promise<Bytes | undefined> {
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
