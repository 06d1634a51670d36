import type { BodyHome } from './bodies.ts'
import type { Valkey } from './valkey.ts'

export interface SharedBodies extends BodyHome {
  keyOf: (hash: string) => string
  prune: (keep: ReadonlySet<string>) => Promise<void>
}

const graceSeconds = 24 * 60 * 60

/** A body that a state names has no expiry; any other ends after a day. */
const writeScript = `
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
if redis.call('HLEN', KEYS[1]) == 1 or redis.call('TTL', KEYS[1]) >= 0 then
  redis.call('EXPIRE', KEYS[1], ARGV[3])
end
return 1`

const renewScript = `
if redis.call('TTL', KEYS[1]) >= 0 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
local forms = redis.call('HMGET', KEYS[1], 'br', 'best', 'gz')
if (forms[1] or forms[2]) and forms[3] then return 1 end
return 0`

const endScript = `
if redis.call('TTL', KEYS[1]) == -1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
return 1`

const maxKeysAtOnce = 500

/** A hash for each body, its fields the forms. */
export function createSharedBodies(valkey: Valkey): SharedBodies {
  const prefix = `${valkey.prefix}body:`
  const keyOf = (hash: string) => prefix + hash
  return {
    keyOf,
    read: async (hash, form) => {
      const bytes = await valkey.run((client) => client.hgetBuffer(keyOf(hash), form))
      return bytes === null ? undefined : new Uint8Array(bytes)
    },
    write: async (hash, form, bytes) => {
      const value = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
      await valkey.run((client) => client.eval(writeScript, 1, keyOf(hash), form, value, graceSeconds))
    },
    remove: async (hash, form) => {
      await valkey.run((client) => client.hdel(keyOf(hash), form))
    },
    renew: async (hash) =>
      (await valkey.run((client) => client.eval(renewScript, 1, keyOf(hash), graceSeconds))) === 1,
    prune: async (keep) => {
      let cursor = '0'
      do {
        const asked = cursor
        const [next, keys] = await valkey.run((client) =>
          client.scan(asked, 'MATCH', `${prefix}*`, 'COUNT', maxKeysAtOnce),
        )
        for (const key of keys) {
          const isKept = keep.has(key.slice(prefix.length))
          await valkey.run((client) =>
            isKept ? client.persist(key) : client.eval(endScript, 1, key, graceSeconds),
          )
        }
        cursor = next
      } while (cursor !== '0')
    },
  }
}
