import { randomUUID } from 'node:crypto'
import type { Valkey } from './valkey.ts'

/** The right of one process at a time to do something. It ends by itself when its holder dies. */
export interface Lease {
  /** Whether this process has it now: got or prolonged. Rejects with `StoreAway`. */
  take: () => Promise<boolean>
  release: () => Promise<void>
  key: string
  /** Proves to scripts of the server that this process is the holder. */
  token: string
}

const prolong = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end
return 0`

const release = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`

export function createLease(valkey: Valkey, name: string, lastsMs: number): Lease {
  const key = `${valkey.prefix}lease:${name}`
  const token = randomUUID()
  return {
    take: async () => (await valkey.run((client) => client.eval(prolong, 1, key, token, lastsMs))) === 1,
    release: async () => {
      await valkey.run((client) => client.eval(release, 1, key, token))
    },
    key,
    token,
  }
}
