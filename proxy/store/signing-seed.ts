import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bytes } from '../bytes.ts'
import { StartError } from '../start-error.ts'
import type { Valkey } from './valkey.ts'
import { writeWhole } from './write-whole.ts'

/** What our Ed25519 key is made of. Whoever has it can sign as this server. */
const seedBytes = 32

/** Made at the first start; for the server's own user only. A damaged one is not replaced: phones know the key. */
export async function diskSeed(dir: string): Promise<Bytes> {
  const path = join(dir, 'signing-seed')
  const stored = await readIfThere(path)
  if (stored === undefined) {
    const seed = new Uint8Array(randomBytes(seedBytes))
    await writeWhole(path, join(dir, 'temp'), seed, 0o600)
    return seed
  }
  if (stored.length !== seedBytes)
    throw new StartError([
      `${path} is damaged. Put it back, or remove it: then files signed so far count as unsigned.`,
    ])
  return stored
}

/** One for all processes: the first that comes makes it. Without a time to live the server never drops it. */
export async function sharedSeed(valkey: Valkey): Promise<Bytes> {
  const key = `${valkey.prefix}signing-seed`
  const fresh = randomBytes(seedBytes).toString('base64')
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
