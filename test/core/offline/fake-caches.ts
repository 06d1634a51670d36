import { vi } from 'vitest'

/** The browser's caches, in memory. `isFull` has every `put` meet the quota. */
export function fakeCaches() {
  const all = new Map<string, Map<string, Response>>()
  const state = { isFull: false }
  const hrefOf = (key: string | Request) =>
    typeof key === 'string' ? new URL(key, 'http://app.test').href : key.url
  const open = async (name: string) => {
    const entries = all.get(name) ?? new Map<string, Response>()
    all.set(name, entries)
    return {
      match: async (key: string | Request) => entries.get(hrefOf(key))?.clone(),
      put: async (key: string | Request, answer: Response) => {
        if (state.isFull) throw new DOMException('Full.', 'QuotaExceededError')
        entries.set(hrefOf(key), answer)
      },
      delete: async (key: string | Request) => entries.delete(hrefOf(key)),
      keys: async () => [...entries.keys()].map((href) => new Request(href)),
    }
  }
  const match = async (key: string, { cacheName }: { cacheName: string }) =>
    (await open(cacheName)).match(key)
  vi.stubGlobal('caches', { open, match, delete: async (name: string) => all.delete(name) })
  return state
}
