import type { Bytes } from '../bytes.ts'

/** Keeps what was used of late in memory, up to `maxBytes` in all. */
export interface ByteCache {
  get: (key: string) => Bytes | undefined
  set: (key: string, bytes: Bytes) => void
}

interface Entry {
  bytes: Bytes
  /** Since it was last passed over. */
  isUsed: boolean
}

/** The oldest goes first, but one that was used since is passed over once: a mark costs a reader less than an order. */
export function createByteCache(maxBytes: number): ByteCache {
  // A Map keeps the order of insertion.
  const entries = new Map<string, Entry>()
  let held = 0
  const remove = (key: string, { bytes }: Entry) => {
    entries.delete(key)
    held -= bytes.length
  }
  return {
    get: (key) => {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      entry.isUsed = true
      return entry.bytes
    },
    set: (key, bytes) => {
      const before = entries.get(key)
      if (before !== undefined) remove(key, before)
      if (bytes.length > maxBytes) return
      entries.set(key, { bytes, isUsed: false })
      held += bytes.length
      for (const [oldest, entry] of entries) {
        if (held <= maxBytes) break
        entries.delete(oldest)
        if (entry.isUsed) entries.set(oldest, { ...entry, isUsed: false })
        else held -= entry.bytes.length
      }
    },
  }
}
