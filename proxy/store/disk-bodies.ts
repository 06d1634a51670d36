import { readdir, readFile, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bytes } from '../bytes.ts'
import type { BodyForm, BodyHome } from './bodies.ts'
import { fileFacts } from './disk-blobs.ts'
import { writeWhole } from './write-whole.ts'

const graceMs = 24 * 60 * 60 * 1000
const fileName = /^([\w-]{22})\.(br|best|gz)$/

/** A file for each form of a body: `<hash>.br`, `<hash>.best`, `<hash>.gz`. */
export function createDiskBodies(dir: string, temp: string, now: () => number): BodyHome {
  const pathOf = (hash: string, form: BodyForm) => join(dir, `${hash}.${form}`)
  const touch = async (hash: string, form: BodyForm) => {
    const at = now() / 1000
    return utimes(pathOf(hash, form), at, at).then(
      () => true,
      () => false,
    )
  }
  return {
    read: (hash, form) => readIfThere(pathOf(hash, form)),
    write: (hash, form, bytes) => writeWhole(pathOf(hash, form), temp, bytes),
    remove: (hash, form) => rm(pathOf(hash, form), { force: true }),
    renew: async (hash) => {
      const [quick, best, gzip] = await Promise.all([
        touch(hash, 'br'),
        touch(hash, 'best'),
        touch(hash, 'gz'),
      ])
      return (quick || best) && gzip
    },
  }
}

/** The bodies that are there in each form. */
export async function storedBodies(dir: string): Promise<Record<BodyForm, Set<string>>> {
  const found: Record<BodyForm, Set<string>> = { br: new Set(), best: new Set(), gz: new Set() }
  for (const name of await readdir(dir)) {
    const [, hash, form] = fileName.exec(name) ?? []
    if (hash !== undefined) found[form as BodyForm].add(hash)
  }
  return found
}

/** A body just written may not be named by any state yet. */
export async function pruneBodies(dir: string, keep: ReadonlySet<string>, now: number): Promise<void> {
  for (const { name, path, mtimeMs } of await fileFacts(dir)) {
    const hash = fileName.exec(name)?.[1]
    if (hash !== undefined && keep.has(hash)) continue
    if (now - mtimeMs > graceMs) await rm(path, { force: true })
  }
}

async function readIfThere(path: string): Promise<Bytes | undefined> {
  try {
    return new Uint8Array(await readFile(path))
  } catch {
    return undefined
  }
}
