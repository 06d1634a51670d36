import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../log.ts'
import type { WirePushSubscription } from '../wire.ts'
import {
  maxSubscriptions,
  type PushSubscriptions,
  readSubscription,
  subscriptionId,
} from './push-subscriptions.ts'
import { writeWhole } from './write-whole.ts'

type Shard = Map<string, WirePushSubscription>

/** Each is a file, written whole: with 100,000 subscriptions one change writes 100 KB. */
const shardNames = Array.from({ length: 256 }, (_, at) => at.toString(16).padStart(2, '0'))

/** `push/<shard>.json` in the data folder, for the server's own user only; all of them are held in memory. */
export async function openDiskSubscriptions(dir: string, log: Log): Promise<PushSubscriptions> {
  const folder = join(dir, 'push')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const shards = new Map<string, Shard>(shardNames.map((name) => [name, new Map()]))
  const names = await readdir(folder)
  for (const [name, shard] of shards) {
    if (names.includes(`${name}.json`)) await readShard(join(folder, `${name}.json`), shard, log)
  }
  let count = [...shards.values()].reduce((sum, { size }) => sum + size, 0)
  const writes = createWrites((name) => {
    const text = JSON.stringify([...(shards.get(name)?.values() ?? [])])
    return writeWhole(join(folder, `${name}.json`), join(dir, 'temp'), Buffer.from(text), 0o600)
  })

  return {
    add: async (subscription) => {
      const { id, name, shard } = placeOf(subscription.endpoint, shards)
      const known = shard.get(id)
      if (known !== undefined && isSame(known, subscription)) return true
      if (known === undefined && count >= maxSubscriptions) return false
      if (known === undefined) count++
      shard.set(id, subscription)
      await writes(name)
      return true
    },
    remove: async (endpoint) => {
      const { id, name, shard } = placeOf(endpoint, shards)
      if (!shard.delete(id)) return
      count--
      await writes(name)
    },
    all: async function* () {
      for (const shard of shards.values()) if (shard.size > 0) yield [...shard.values()]
    },
  }
}

function placeOf(endpoint: string, shards: ReadonlyMap<string, Shard>) {
  const id = subscriptionId(endpoint)
  const name = shardNames[(Buffer.from(id, 'base64url')[0] ?? 0) % shardNames.length] ?? '00'
  return { id, name, shard: shards.get(name) ?? new Map<string, WirePushSubscription>() }
}

function isSame(a: WirePushSubscription, b: WirePushSubscription): boolean {
  return a.endpoint === b.endpoint && a.keys.p256dh === b.keys.p256dh && a.keys.auth === b.keys.auth
}

/** One write of a file at a time; whoever comes during it shares the next, which has what they changed. */
function createWrites(write: (name: string) => Promise<void>): (name: string) => Promise<void> {
  const running = new Map<string, Promise<void>>()
  const next = new Map<string, Promise<void>>()
  const start = (name: string): Promise<void> => {
    const writing = write(name).finally(() => running.delete(name))
    running.set(name, writing)
    return writing
  }
  return (name) => {
    const before = running.get(name)
    if (before === undefined) return start(name)
    const waiting =
      next.get(name) ??
      before
        .catch(() => {})
        .then(() => {
          next.delete(name)
          return start(name)
        })
    next.set(name, waiting)
    return waiting
  }
}

async function readShard(path: string, shard: Shard, log: Log): Promise<void> {
  try {
    const entries: unknown = JSON.parse(await readFile(path, 'utf8'))
    if (!Array.isArray(entries)) throw new Error('no list')
    for (const entry of entries) {
      const subscription = readSubscription(entry)
      if (subscription !== undefined) shard.set(subscriptionId(subscription.endpoint), subscription)
    }
  } catch {
    // The error's own words may hold a piece of the file.
    log('A file of push subscriptions is damaged: those phones subscribe again at their next start.')
  }
}
