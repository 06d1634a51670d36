import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const proxy = new URL('../../proxy/', import.meta.url)

/** The packages and files that loading a file loads. */
function loadedBy(file: string, found = new Set<string>()): Set<string> {
  const text = readFileSync(new URL(file, proxy), 'utf8')
  for (const [, name = ''] of text.matchAll(/^import (?!type\b)[^'"]*['"]([^'"]+)['"]/gm)) {
    if (found.has(name)) continue
    found.add(name)
    if (name.startsWith('.')) loadedBy(new URL(name, new URL(file, proxy)).href, found)
  }
  return found
}

test('a server without REDIS_URL does not load the client', () => {
  const loaded = loadedBy('main.ts')
  expect(loaded).toContain('./home.ts')
  expect(loaded).toContain('undici')
  expect(loaded).not.toContain('ioredis')
  expect(loadedBy('shared-home.ts')).toContain('ioredis')
})
