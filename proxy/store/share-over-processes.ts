import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { version } from '../version.ts'
import { compress, decompress } from './encoded.ts'
import { createLease, type Lease } from './lease.ts'
import { packAnswer, unpackAnswer } from './packed-answer.ts'
import { type ShareWorkOptions, type Sharing, shareInProcess } from './shared-work.ts'
import { StoreAway } from './store-away.ts'
import type { Valkey } from './valkey.ts'

/** Prolonged while the work goes on: so long the others wait when the process that does it is killed. */
const leaseMs = 3000
/** After this the others would give up on a reader's request anyway. */
const maxWaitMs = 40_000
/** With 10 seconds in the queue and 30 for the fetch these are the 45 that a reader waits. */
const maxWaitBeforeWorkMs = 5000
/** Whoever waits looks again well within it. */
const shortestKeepMs = 1000
/** Compressed. Larger ones are rare, and each process fetches them for itself. */
const maxSharedBytes = 4 * 1024 * 1024

const lookScript = `
local answer = redis.call('GET', KEYS[1])
if answer then return answer end
if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end
return 0`

/**
 * One process does the work for a key, the others wait for its answer. Where the store is away each does it for
 * itself. The server sees no address that was asked for, only its hash.
 */
export function shareOverProcesses(valkey: Valkey): Sharing {
  return <T extends object>(options: ShareWorkOptions<T>) => {
    const inProcess = shareInProcess<T>(options)
    return (key: string, work: () => Promise<T>) =>
      inProcess(key, () => workOrWait(valkey, `${options.name}:${hashOf(key)}`, work, options.keepMs))
  }
}

async function workOrWait<T extends object>(
  valkey: Valkey,
  name: string,
  work: () => Promise<T>,
  keepMs: (answer: T) => number,
): Promise<T> {
  const lease = createLease(valkey, name, leaseMs)
  const answerKey = `${valkey.prefix}answer:${version}:${name}`
  const started = performance.now()
  for (let pauseMs = 20; ; pauseMs = Math.min(pauseMs * 1.5, 200)) {
    const found = await look(valkey, answerKey, lease)
    if (found === 'away') return work()
    const waitedMs = performance.now() - started
    if (found === 'mine') {
      const isTooLate = waitedMs > maxWaitBeforeWorkMs
      return whileHolding(lease, async () => {
        if (isTooLate) throw new StoreAway()
        const answer = await work()
        await publish(valkey, answerKey, answer, keepMs(answer))
        return answer
      })
    }
    if (found !== 'waiting') return unpackAnswer<T>(await decompress(new Uint8Array(found), 'br'))
    if (waitedMs > maxWaitMs) throw new StoreAway()
    await delay(pauseMs)
  }
}

async function look(
  valkey: Valkey,
  answerKey: string,
  lease: Lease,
): Promise<Buffer | 'mine' | 'waiting' | 'away'> {
  try {
    const found = await valkey.run((client) =>
      client.callBuffer('EVAL', lookScript, 2, answerKey, lease.key, lease.token, leaseMs),
    )
    if (Buffer.isBuffer(found)) return found
    return found === 1 ? 'mine' : 'waiting'
  } catch {
    // Away, or too full to take a lease.
    return 'away'
  }
}

async function whileHolding<T>(lease: Lease, work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => void lease.take().catch(() => {}), leaseMs / 3)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    // Where this fails it ends by itself.
    await lease.release().catch(() => {})
  }
}

async function publish(valkey: Valkey, key: string, answer: object, keepMs: number): Promise<void> {
  if (keepMs <= 0) return
  const packed = await compress(packAnswer(answer), 'br')
  if (packed.length > maxSharedBytes) return
  const lastsMs = Math.ceil(Math.max(keepMs, shortestKeepMs))
  await valkey.run((client) => client.set(key, Buffer.from(packed), 'PX', lastsMs)).catch(() => {})
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}
