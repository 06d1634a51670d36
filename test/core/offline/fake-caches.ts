import { vi } from 'vitest'

/** The browser's caches, in memory. */
export function fakeCaches(): void {
  const all = new Map<string, Map<string, Response>>()
  const hrefOf = (key: string | Request) =>
    typeof key === 'string' ? new URL(key, 'http://app.test').href : key.url
  const open = async (name: string) => {
    const entries = all.get(name) ?? new Map<string, Response>()
    all.set(name, entries)
    return {
      match: async (key: string | Request) => entries.get(hrefOf(key))?.clone(),
      put: async (key: string | Request, answer: Response) => {
        entries.set(hrefOf(key), answer)
      },
      delete: async (key: string | Request) => entries.delete(hrefOf(key)),
      keys: async () => [...entries.keys()].map((href) => new Request(href)),
    }
  }
  const match = async (key: string, { cacheName }: { cacheName: string }) =>
    all.get(cacheName)?.get(hrefOf(key))?.clone()
  const has = async (name: string) => all.has(name)
  vi.stubGlobal('caches', { open, match, has, delete: async (name: string) => all.delete(name) })
}
