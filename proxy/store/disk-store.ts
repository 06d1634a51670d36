import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../log.ts'
import { createBodies } from './bodies.ts'
import { createDiskBlobs, fileFacts } from './disk-blobs.ts'
import { createDiskBodies, pruneBodies, storedBodies } from './disk-bodies.ts'
import { readDiskStates } from './disk-states.ts'
import { lockFolder } from './folder-lock.ts'
import type { Store } from './store.ts'
import { writeWhole } from './write-whole.ts'

export interface DiskStoreOptions {
  dir: string
  log: Log
  /** Of the disk. Bodies that a state names stay whatever they take. */
  maxBytes: number
  /** Bodies held in memory: 300 feeds in both encodings are about 12 MB. */
  memoryBytes?: number
  now?: () => number
}

/**
 * The embedded home, for one process: `sources/<id>.json`, `bodies/<hash>.<form>`, `blobs/<key>`. Rejects with a
 * `StartError` when another process has it open.
 */
export async function openDiskStore(options: DiskStoreOptions): Promise<Store> {
  const { dir, log, maxBytes, now = Date.now } = options
  await mkdir(dir, { recursive: true })
  const unlock = await lockFolder(dir, log)
  const folder = (name: string) => join(dir, name)
  // What a crash left half written.
  await rm(folder('temp'), { recursive: true, force: true })
  for (const name of ['sources', 'bodies', 'blobs', 'temp']) await mkdir(folder(name), { recursive: true })
  const bodies = createBodies({
    home: createDiskBodies(folder('bodies'), folder('temp'), now),
    log,
    memoryBytes: options.memoryBytes ?? 32 * 1024 * 1024,
  })
  let isTooSmall = false
  const roomBytes = async () => {
    const room = maxBytes - (await bytesIn(folder('bodies')))
    if (room < 0 && !isTooSmall) log('The feeds take more than CACHE_MAX_MB: no image is kept.')
    isTooSmall = room < 0
    return Math.max(0, room)
  }
  const blobs = createDiskBlobs({
    dir: folder('blobs'),
    temp: folder('temp'),
    log,
    now,
    roomBytes,
  })
  const atStart = await storedBodies(folder('bodies'))
  // What an earlier run had no time for.
  for (const hash of atStart.br) bodies.improve(hash)
  return {
    readStates: async () => {
      const { br, best, gz } = await storedBodies(folder('bodies'))
      const isStored = (hash: string) => (br.has(hash) || best.has(hash)) && gz.has(hash)
      return readDiskStates(folder('sources'), isStored, log)
    },
    writeState: (id, state) =>
      writeWhole(join(folder('sources'), `${id}.json`), folder('temp'), Buffer.from(JSON.stringify(state))),
    heldBody: bodies.held,
    readBody: bodies.read,
    writeBody: bodies.write,
    readBlob: blobs.read,
    writeBlob: blobs.write,
    prune: async (keep, at) => {
      await pruneBodies(folder('bodies'), keep, at)
      await blobs.trim()
    },
    close: async () => {
      await Promise.all([bodies.close(), blobs.close()])
      await unlock()
    },
  }
}

async function bytesIn(folder: string): Promise<number> {
  return (await fileFacts(folder)).reduce((sum, { size }) => sum + size, 0)
}
