import { readFile, stat } from 'node:fs/promises'
import type { Log } from '../log.ts'
import { StartError } from '../start-error.ts'
import { type Encoded, encode } from '../store/encoded.ts'
import { type Catalog, parseCatalog } from './catalog.ts'

/** The catalog as served now. */
export interface CatalogFile {
  current: () => LoadedCatalog
  /** Reads the file again if it was changed. A broken edit leaves the last good one in force and is logged. */
  reload: () => Promise<void>
}

export interface LoadedCatalog {
  catalog: Catalog
  /** What `/catalog.json` answers with. */
  encoded: Encoded
}

export async function openCatalogFile(path: string, log: Log): Promise<CatalogFile> {
  let seen = await changeMark(path)
  const first = await load(path)
  if (first.kind === 'failed') throw new StartError(first.errors)
  let loaded = first.loaded
  return {
    current: () => loaded,
    reload: async () => {
      const mark = await changeMark(path)
      if (mark === seen) return
      seen = mark
      const next = await load(path)
      if (next.kind === 'failed') {
        log(['The changed catalog is not used, the one before stays.', ...next.errors].join('\n  '))
      } else {
        loaded = next.loaded
        log(`Catalog read again: ${loaded.catalog.sources.length} sources.`)
      }
    },
  }
}

async function changeMark(path: string): Promise<string> {
  try {
    const { mtimeMs, size } = await stat(path)
    return `${mtimeMs} ${size}`
  } catch {
    return 'absent'
  }
}

async function load(
  path: string,
): Promise<{ kind: 'loaded'; loaded: LoadedCatalog } | { kind: 'failed'; errors: string[] }> {
  const bytes = await readFile(path).catch(() => undefined)
  if (bytes === undefined) return { kind: 'failed', errors: [`${path}: the catalog file cannot be read.`] }
  const parsed = parseCatalog(bytes.toString('utf8'))
  if (parsed.kind === 'failed')
    return { kind: 'failed', errors: parsed.errors.map((error) => `${path}: ${error}`) }
  return { kind: 'loaded', loaded: { catalog: parsed.catalog, encoded: await encode(bytes) } }
}
