import type { Bytes } from './bytes.ts'

/** Keeps the most recently used entries in memory, up to `maxBytes` in all. */
export interface ByteCache {
  get: (key: string) => Bytes | undefined
  set: (key: string, bytes: Bytes) => void
}

export function createByteCache(maxBytes: number): ByteCache {
  // A Map keeps the order of insertion, so the first entry is the least recently used.
  const entries = new Map<string, Bytes>()
  let held = 0
  const remove = (key: string, bytes: Bytes) => {
    entries.delete(key)
    held -= bytes.length
  }
  return {
    get: (key) => {
      const bytes = entries.get(key)
      if (bytes === undefined) return undefined
      entries.delete(key)
      entries.set(key, bytes)
      return bytes
    },
    set: (key, bytes) => {
      const before = entries.get(key)
      if (before !== undefined) remove(key, before)
      if (bytes.length > maxBytes) return
      entries.set(key, bytes)
      held += bytes.length
      for (const [oldest, oldBytes] of entries) {
        if (held <= maxBytes) break
        remove(oldest, oldBytes)
      }
    },
  }
}
