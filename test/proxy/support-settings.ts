import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from '../../proxy/config.ts'
import { defaultLimits } from '../../proxy/upstream/limits.ts'

export interface CatalogEntry {
  id: string
  feed: string
  retired?: { on: string; reason: string }
}

export function catalogText(sources: readonly CatalogEntry[]): string {
  const publishers = [{ id: 'elm-dsa', name: 'Elm DSA', kind: 'chapter' }]
  const whole = sources.map((source) => ({
    publisher: 'elm-dsa',
    title: source.id,
    language: 'en',
    ...source,
  }))
  return JSON.stringify({ version: 1, publishers, sources: whole })
}

export async function writeCatalog(dir: string, sources: readonly CatalogEntry[]): Promise<string> {
  const file = join(dir, 'catalog.json')
  await writeFile(file, catalogText(sources))
  return file
}

/** For a server that outlives one test. */
export async function settingsIn(
  dir: string,
  sources: readonly CatalogEntry[],
  allowHosts: readonly string[],
  others: Partial<Settings> = {},
): Promise<Settings> {
  return {
    port: 0,
    host: '127.0.0.1',
    catalogFile: await writeCatalog(dir, sources),
    cacheDir: join(dir, 'cache'),
    cacheMaxBytes: 2 ** 30,
    appDir: join(dir, 'app'),
    allowHosts: new Set(allowHosts),
    openFeeds: false,
    hasPush: true,
    hasRateLimits: false,
    pollMs: 0,
    limits: { ...defaultLimits, totalMs: 5000 },
    logFormat: 'text',
    drainMs: 0,
    ...others,
  }
}
