import { createHash } from 'node:crypto'
import { open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bytes } from '../bytes.ts'
import type { Log } from '../log.ts'
import { writeWhole } from './write-whole.ts'

export interface DiskBlobs {
  read: (key: string) => Promise<Bytes | undefined>
  write: (key: string, bytes: Uint8Array) => Promise<void>
  /** Makes room now. */
  trim: () => Promise<void>
  /** Waits for what is under way. */
  close: () => Promise<void>
}

export interface DiskBlobsOptions {
  dir: string
  /** Where files are written before they get their name. */
  temp: string
  log: Log
  now: () => number
  /** What blobs may take of the disk at this moment. */
  roomBytes: () => Promise<number>
}

const digestBytes = 16
const hourMs = 60 * 60_000
/** Making room reads the whole folder, so it makes enough for a while. */
const fillAfterTrim = 0.9

/** A file for each, beginning with a digest of the rest. Its time of change is the last use, within an hour. */
export function createDiskBlobs({ dir, temp, log, now, roomBytes }: DiskBlobsOptions): DiskBlobs {
  /** Unknown until the folder was first looked through. */
  let leftAfterTrim: number | undefined
  let writtenSince = 0
  let knownRoom = 0
  let trimming: Promise<void> | undefined

  async function trimNow(): Promise<void> {
    writtenSince = 0
    knownRoom = await roomBytes()
    leftAfterTrim = await removeOldest(dir, knownRoom)
  }

  function trim(): Promise<void> {
    trimming ??= trimNow().finally(() => {
      trimming = undefined
    })
    return trimming
  }

  return {
    read: async (key) => {
      const entry = await readAndMarkUse(join(dir, key), now())
      if (entry === undefined) return undefined
      const bytes = entry.subarray(digestBytes)
      if (digest(bytes).equals(entry.subarray(0, digestBytes))) return bytes
      log(`Stored blob ${key} is damaged: it counts as missing.`)
      return undefined
    },
    write: async (key, bytes) => {
      const entry = Buffer.concat([digest(bytes), bytes])
      await writeWhole(join(dir, key), temp, entry)
      writtenSince += onDisk(entry.length)
      if (leftAfterTrim === undefined || leftAfterTrim + writtenSince > knownRoom) {
        trim().catch((error) => log(`Old images cannot be removed: ${String(error)}`))
      }
    },
    trim,
    close: async () => {
      await trimming?.catch(() => {})
    },
  }
}

/** What a file takes of the disk. */
export function onDisk(bytes: number): number {
  return Math.ceil(bytes / 4096) * 4096
}

/** Of those that are still there. */
export async function fileFacts(
  folder: string,
): Promise<{ name: string; path: string; size: number; mtimeMs: number }[]> {
  const facts: { name: string; path: string; size: number; mtimeMs: number }[] = []
  const names = await readdir(folder)
  // A few at a time: there may be a hundred thousand.
  for (let at = 0; at < names.length; at += 64) {
    const some = names.slice(at, at + 64).map(async (name) => {
      const path = join(folder, name)
      const found = await stat(path).catch(() => undefined)
      if (found !== undefined) facts.push({ name, path, size: onDisk(found.size), mtimeMs: found.mtimeMs })
    })
    await Promise.all(some)
  }
  return facts
}

/** The least recently used first. Gives what is left. */
async function removeOldest(folder: string, roomBytes: number): Promise<number> {
  const facts = await fileFacts(folder)
  let held = facts.reduce((sum, { size }) => sum + size, 0)
  if (held <= roomBytes) return held
  for (const { path, size } of facts.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
    if (held <= roomBytes * fillAfterTrim) break
    await rm(path, { force: true })
    held -= size
  }
  return held
}

async function readAndMarkUse(path: string, now: number): Promise<Bytes | undefined> {
  const file = await open(path).catch(() => undefined)
  if (file === undefined) return undefined
  try {
    const { mtimeMs } = await file.stat()
    if (now - mtimeMs > hourMs) await file.utimes(now / 1000, now / 1000)
    return new Uint8Array(await file.readFile())
  } catch {
    return undefined
  } finally {
    await file.close()
  }
}

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest().subarray(0, digestBytes)
}
