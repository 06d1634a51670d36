import type { Bytes } from '../bytes.ts'
import type { Log } from '../log.ts'
import { createBackground } from './background.ts'
import { createByteCache } from './byte-cache.ts'
import { compress, contentHash, decompress, type Encoding } from './encoded.ts'
import { StoreAway } from './store-away.ts'

/** `br` was made in a hurry; `best` takes its place later. */
export type BodyForm = 'br' | 'best' | 'gz'

/** Where the forms of a body lie. */
export interface BodyHome {
  read: (hash: string, form: BodyForm) => Promise<Bytes | undefined>
  write: (hash: string, form: BodyForm, bytes: Bytes) => Promise<void>
  remove: (hash: string, form: BodyForm) => Promise<void>
  /** Begins anew the day a body is kept though no state names it. False when it is not there in both encodings. */
  renew: (hash: string) => Promise<boolean>
}

export interface Bodies {
  /** What memory has of it at this moment. */
  held: (hash: string, encoding: Encoding) => Bytes | undefined
  read: (hash: string, encoding: Encoding) => Promise<Bytes | undefined>
  write: (bytes: Uint8Array) => Promise<string>
  /** Compresses as well as can be, when there is time, what was compressed in a hurry. */
  improve: (hash: string) => void
  /** Writes a body that its home has lost, from memory. False when memory does not hold it. */
  restore: (hash: string) => Promise<boolean>
  close: () => Promise<void>
}

/** Brotli at 11 takes a second and 30 MB for each megabyte; hardly a feed is larger than this. */
const maxImprovedBytes = 1024 * 1024

/** Bodies are kept only compressed; the plain form is asked for so rarely that it is made each time. */
export function createBodies(options: { home: BodyHome; log: Log; memoryBytes: number }): Bodies {
  const { home, log } = options
  const hot = createByteCache(options.memoryBytes)
  const background = createBackground((error) => {
    if (!(error instanceof StoreAway)) log(`A body cannot be compressed better: ${String(error)}`)
  })

  async function readForm(hash: string, form: BodyForm): Promise<Bytes | undefined> {
    const bytes = await home.read(hash, form)
    if (bytes === undefined || (await plainOf(bytes, form, hash)) !== undefined) return bytes
    log(`Stored body ${hash}.${form} is damaged: it counts as missing.`)
    return undefined
  }

  async function readCompressed(hash: string, encoding: 'br' | 'gzip'): Promise<Bytes | undefined> {
    const held = hot.get(hotKey(hash, encoding))
    if (held) return held
    // `best` is written before `br` is removed: asked for in this order, one of them is there at any moment.
    const bytes =
      encoding === 'gzip'
        ? await readForm(hash, 'gz')
        : ((await readForm(hash, 'br')) ?? (await readForm(hash, 'best')))
    if (bytes !== undefined) hot.set(hotKey(hash, encoding), bytes)
    return bytes
  }

  async function isWhole(hash: string): Promise<boolean> {
    if (!(await home.renew(hash))) return false
    const forms = await Promise.all([readCompressed(hash, 'br'), readCompressed(hash, 'gzip')])
    return forms.every((form) => form !== undefined)
  }

  async function improveNow(hash: string, isEnding: () => boolean): Promise<void> {
    const quick = await home.read(hash, 'br')
    const plain = quick && (await plainOf(quick, 'br', hash))
    if (quick === undefined || plain === undefined || plain.length > maxImprovedBytes) return
    const best = await compress(plain, 'br', 11)
    if (isEnding()) return
    const isBetter = best.length < quick.length && (await plainOf(best, 'best', hash)) !== undefined
    const kept = isBetter ? best : quick
    await home.write(hash, 'best', kept)
    hot.set(hotKey(hash, 'br'), kept)
    await home.remove(hash, 'br')
  }

  const improve = (hash: string) => background.add((isEnding) => improveNow(hash, isEnding))
  return {
    held: (hash, encoding) => (encoding === 'identity' ? undefined : hot.get(hotKey(hash, encoding))),
    read: async (hash, encoding) => {
      if (encoding !== 'identity') return readCompressed(hash, encoding)
      const bytes = await readCompressed(hash, 'br')
      return bytes && decompress(bytes, 'br')
    },
    write: async (bytes) => {
      const hash = contentHash(bytes)
      // Many sites answer 200 with what they sent last time.
      if (await isWhole(hash)) return hash
      for (const encoding of ['br', 'gzip'] as const) {
        const compressed = await compress(bytes, encoding)
        await home.write(hash, encoding === 'br' ? 'br' : 'gz', compressed)
        hot.set(hotKey(hash, encoding), compressed)
      }
      improve(hash)
      return hash
    },
    improve,
    restore: async (hash) => {
      const [br, gzip] = [hot.get(hotKey(hash, 'br')), hot.get(hotKey(hash, 'gzip'))]
      if (br === undefined || gzip === undefined) return false
      await home.write(hash, 'br', br)
      await home.write(hash, 'gz', gzip)
      improve(hash)
      return true
    },
    close: background.close,
  }
}

function hotKey(hash: string, encoding: 'br' | 'gzip'): string {
  return `${hash} ${encoding}`
}

/** Undefined when the bytes are not what the hash says. */
async function plainOf(bytes: Bytes, form: BodyForm, hash: string): Promise<Bytes | undefined> {
  const plain = await decompress(bytes, form === 'gz' ? 'gzip' : 'br').catch(() => undefined)
  return plain !== undefined && contentHash(plain) === hash ? plain : undefined
}
