import type { Store } from './store.ts'
import type { Valkey } from './valkey.ts'

/** Begun anew with each use; under `volatile-lru` the server drops some before. */
const lastsSeconds = 30 * 24 * 60 * 60

export function createSharedBlobs(valkey: Valkey): Pick<Store, 'readBlob' | 'writeBlob'> {
  const keyOf = (key: string) => `${valkey.prefix}blob:${key}`
  return {
    readBlob: async (key) => {
      const bytes = await valkey.run((client) => client.getexBuffer(keyOf(key), 'EX', lastsSeconds))
      return bytes === null ? undefined : new Uint8Array(bytes)
    },
    writeBlob: async (key, bytes) => {
      await valkey.run((client) => client.set(keyOf(key), Buffer.from(bytes), 'EX', lastsSeconds))
    },
  }
}
