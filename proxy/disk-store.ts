import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createByteCache } from './byte-cache.ts'
import type { Bytes } from './bytes.ts'
import { compress, contentHash, decompress } from './encoded.ts'
import type { Log } from './log.ts'
import { parseSourceState, type SourceState } from './source-state.ts'
import type { Store } from './store.ts'
import { writeWhole } from './write-whole.ts'

export interface DiskStoreOptions {
  dir: string
  log: Log
  /** Bodies held in memory: 300 feeds in both encodings are about 12 MB. */
  memoryBytes?: number
  maxImageBytes?: number
}

const graceMs = 24 * 60 * 60 * 1000
const digestBytes = 16

/**
 * The embedded home: `sources/<id>.json`, `bodies/<hash>.br` and `.gz`, `images/<key>`. Bodies are kept only
 * compressed; the plain form is asked for so rarely that it is made from the Brotli one each time.
 */
export async function openDiskStore(options: DiskStoreOptions): Promise<Store> {
  const { dir, log } = options
  const sources = join(dir, 'sources')
  const bodies = join(dir, 'bodies')
  const images = join(dir, 'images')
  const temp = join(dir, 'temp')
  // What a crash left half written.
  await rm(temp, { recursive: true, force: true })
  for (const folder of [sources, bodies, images, temp]) await mkdir(folder, { recursive: true })
  const hot = createByteCache(options.memoryBytes ?? 32 * 1024 * 1024)
  const write = (path: string, bytes: Uint8Array) => writeWhole(path, temp, bytes)

  async function readCompressed(hash: string, encoding: 'br' | 'gzip'): Promise<Bytes | undefined> {
    const name = bodyName(hash, encoding)
    const held = hot.get(name)
    if (held) return held
    const bytes = await readIfThere(join(bodies, name))
    if (bytes === undefined) return undefined
    const plain = await decompress(bytes, encoding).catch(() => undefined)
    if (plain === undefined || contentHash(plain) !== hash) {
      log(`Stored body ${name} is damaged: it counts as missing.`)
      return undefined
    }
    hot.set(name, bytes)
    return bytes
  }

  return {
    readStates: () => readStates(sources, bodies, log),
    writeState: (id, state) => write(join(sources, `${id}.json`), Buffer.from(JSON.stringify(state))),
    readBody: async (hash, encoding) => {
      if (encoding !== 'identity') return readCompressed(hash, encoding)
      const bytes = await readCompressed(hash, 'br')
      return bytes && decompress(bytes, 'br')
    },
    writeBody: async (bytes) => {
      const hash = contentHash(bytes)
      for (const encoding of ['br', 'gzip'] as const) {
        const compressed = await compress(bytes, encoding)
        await write(join(bodies, bodyName(hash, encoding)), compressed)
        hot.set(bodyName(hash, encoding), compressed)
      }
      return hash
    },
    readImage: async (key) => {
      const entry = await readIfThere(join(images, key))
      if (entry === undefined) return undefined
      const image = entry.subarray(digestBytes)
      if (digest(image).equals(entry.subarray(0, digestBytes))) return image
      log(`Stored image ${key} is damaged: it counts as missing.`)
      return undefined
    },
    writeImage: (key, bytes) => write(join(images, key), Buffer.concat([digest(bytes), bytes])),
    prune: async (keep, now) => {
      await pruneBodies(bodies, keep, now)
      await pruneImages(images, options.maxImageBytes ?? 1024 * 1024 * 1024)
    },
  }
}

function bodyName(hash: string, encoding: 'br' | 'gzip'): string {
  return `${hash}.${encoding === 'br' ? 'br' : 'gz'}`
}

async function readStates(sources: string, bodies: string, log: Log): Promise<Map<string, SourceState>> {
  const states = new Map<string, SourceState>()
  const stored = new Set(await readdir(bodies))
  const isThere = ({ hash }: { hash: string }) =>
    stored.has(bodyName(hash, 'br')) && stored.has(bodyName(hash, 'gzip'))
  const names = (await readdir(sources)).filter((name) => name.endsWith('.json'))
  const texts = await Promise.all(names.map((name) => readFile(join(sources, name), 'utf8')))
  for (const [at, name] of names.entries()) {
    const id = name.slice(0, -'.json'.length)
    const state = parseState(texts[at] ?? '')
    if (state === undefined) {
      log(`Stored state of ${id} is damaged: it counts as missing.`)
      continue
    }
    const { body, validators, ...rest } = state
    rest.replaced = rest.replaced.filter(isThere)
    if (body !== undefined && isThere(body)) states.set(id, { ...state, replaced: rest.replaced })
    else {
      if (body !== undefined) log(`Stored body of ${id} is missing: it is fetched again.`)
      // Without the body its validators would bring a 304 to nothing.
      states.set(id, body === undefined ? rest : { ...rest, checkedAt: 0 })
    }
  }
  return states
}

function parseState(text: string): SourceState | undefined {
  try {
    return parseSourceState(JSON.parse(text))
  } catch {
    return undefined
  }
}

async function pruneBodies(folder: string, keep: ReadonlySet<string>, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (keep.has(name.replace(/\.(br|gz)$/, ''))) continue
    const path = join(folder, name)
    // A body just written may not be named in any state yet.
    if (now - (await stat(path)).mtimeMs > graceMs) await rm(path, { force: true })
  }
}

/** The oldest go first. */
async function pruneImages(folder: string, maxBytes: number): Promise<void> {
  const facts = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name))
      return { path: join(folder, name), size, mtimeMs }
    }),
  )
  let held = facts.reduce((sum, { size }) => sum + size, 0)
  for (const { path, size } of facts.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
    if (held <= maxBytes) return
    await rm(path, { force: true })
    held -= size
  }
}

async function readIfThere(path: string): Promise<Bytes | undefined> {
  try {
    return new Uint8Array(await readFile(path))
  } catch {
    return undefined
  }
}

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest().subarray(0, digestBytes)
}
