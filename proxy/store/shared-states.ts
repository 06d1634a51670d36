import type { Log } from '../log.ts'
import { parseStateText } from './disk-states.ts'
import type { Lease } from './lease.ts'
import type { SourceState } from './source-state.ts'
import type { Valkey } from './valkey.ts'

/** The states all processes have in common. One of them writes at a time, which is what `lease` is for. */
export interface SharedStates {
  readAll: () => Promise<Map<string, SourceState>>
  write: (sourceId: string, state: SourceState) => Promise<void>
  /** Calls `learn` with whatever other processes wrote, until `pause`; begins with all there is. */
  follow: (learn: (states: ReadonlyMap<string, SourceState>) => void) => void
  /** While this process writes, nobody else does: its memory is what holds. */
  pause: () => void
  resume: () => void
  close: () => void
}

/** Refused when the lease has gone to another, so that one who slept can't overwrite what is newer. */
const writeScript = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[2], ARGV[2], ARGV[3])
redis.call('SET', KEYS[3], ARGV[4], 'NX')
local version = redis.call('INCR', KEYS[3])
if KEYS[4] then redis.call('PERSIST', KEYS[4]) end
redis.call('PUBLISH', ARGV[5], version .. ' ' .. ARGV[2] .. ' ' .. ARGV[3])
return version`

const readScript = `return {redis.call('GET', KEYS[1]) or '0', redis.call('HGETALL', KEYS[2])}`

/** Messages tell of changes at once; this finds those that were lost. */
const compareEveryMs = 2000

export function createSharedStates(options: {
  valkey: Valkey
  lease: Lease
  bodyKey: (hash: string) => string
  log: Log
}): SharedStates {
  const { valkey, lease, bodyKey, log } = options
  const statesKey = `${valkey.prefix}states`
  const versionKey = `${valkey.prefix}version`
  const channel = `${valkey.prefix}changes`
  let learn: (states: ReadonlyMap<string, SourceState>) => void = () => {}
  let isPaused = false
  let seen = Number.NaN
  let reading: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined

  function parse(id: string, text: string): SourceState | undefined {
    const state = parseStateText(text)
    if (state === undefined) log(`Shared state of ${id} is damaged: it counts as missing.`)
    return state
  }

  async function readVersioned(): Promise<{ version: number; states: Map<string, SourceState> }> {
    const answer = await valkey.run((client) => client.eval(readScript, 2, versionKey, statesKey))
    const [version, pairs] = answer as [string, string[]]
    const states = new Map<string, SourceState>()
    for (let at = 0; at + 1 < pairs.length; at += 2) {
      const state = parse(pairs[at] ?? '', pairs[at + 1] ?? '')
      if (state !== undefined) states.set(pairs[at] ?? '', state)
    }
    return { version: Number(version), states }
  }

  async function catchUp(): Promise<void> {
    const { version, states } = await readVersioned()
    if (isPaused) return
    seen = version
    learn(states)
  }

  function catchUpSoon(): void {
    if (isPaused) return
    // What fails now is tried again at the next comparison.
    reading ??= catchUp()
      .catch(() => {})
      .finally(() => {
        reading = undefined
      })
  }

  async function compare(): Promise<void> {
    if (isPaused || valkey.isAway()) return
    const version = Number((await valkey.run((client) => client.get(versionKey))) ?? 0)
    if (version !== seen) catchUpSoon()
  }

  function hear(message: string): void {
    const [, version, id, text] = /^(\d+) (\S+) (.*)$/s.exec(message) ?? []
    if (isPaused || id === undefined || text === undefined) return
    if (Number(version) !== seen + 1 || reading !== undefined) {
      catchUpAfter(reading)
      return
    }
    const state = parse(id, text)
    seen++
    if (state !== undefined) learn(new Map([[id, state]]))
  }

  /** What is being read may be older than the message. */
  function catchUpAfter(earlier: Promise<void> | undefined): void {
    if (earlier === undefined) catchUpSoon()
    else earlier.then(catchUpSoon)
  }

  return {
    readAll: async () => (await readVersioned()).states,
    write: async (id, state) => {
      const bodyKeys = state.body === undefined ? [] : [bodyKey(state.body.hash)]
      const keys = [lease.key, statesKey, versionKey, ...bodyKeys]
      // A server that lost its data must not count through the same versions again.
      const args = [lease.token, id, JSON.stringify(state), Date.now(), channel]
      const version = await valkey.run((client) => client.eval(writeScript, keys.length, ...keys, ...args))
      if (version === 0) throw new Error('another process polls now')
    },
    follow: (listener) => {
      learn = listener
      valkey.onMessage(channel, hear, catchUpSoon)
      valkey.onBack(catchUpSoon)
      catchUpSoon()
      timer = setInterval(() => void compare().catch(() => {}), compareEveryMs)
    },
    pause: () => {
      isPaused = true
    },
    resume: () => {
      isPaused = false
      seen = Number.NaN
      catchUpSoon()
    },
    close: () => {
      isPaused = true
      clearInterval(timer)
    },
  }
}
