import type { AppUnderTest } from '../support/app-under-test.ts'
import type { Random } from '../support/random.ts'
import type { Target } from './client.ts'

export interface Restarted extends Target {
  kills: () => number
  /** How long each end by SIGTERM took, in ms. */
  endsMs: () => readonly number[]
  /** Done when the last restart is. */
  finished: Promise<void>
}

export interface RestartOptions {
  app: AppUnderTest
  everyMs: number
  random: Random
  isOver: () => boolean
  fail: (why: string) => void
}

const mostEndMs = 10_000
/** What is asked while a connection closes may be lost. */
const graceMs = 250
/** After that long, a server that ends cuts off whoever still waits for a publisher. */
const patienceMs = 8000
const longestGapMs = 1500

/** Kills and ends the server at random, and starts it again. */
export function keepRestarting(options: RestartOptions): Restarted {
  const { app } = options
  const ends: End[] = []
  const endsMs: number[] = []
  return {
    url: app.url,
    kills: () => ends.filter(({ isKill }) => isKill).length,
    endsMs: () => endsMs,
    mayBreak: (from) => ends.some((end) => explains(end, from, Date.now())),
    finished: restart(options, ends, endsMs),
  }
}

interface End {
  isKill: boolean
  from: number
  /** When it listened again. */
  to: number
}

/** Whether this end is why a connection broke that was asked at `from` and broke at `at`. */
function explains({ isKill, from: ended, to }: End, from: number, at: number): boolean {
  if (at < ended || from > to + graceMs) return false
  return isKill || from > ended - graceMs || at > ended + patienceMs
}

async function restart(
  { app, everyMs, random, isOver, fail }: RestartOptions,
  ends: End[],
  endsMs: number[],
): Promise<void> {
  while (!isOver()) {
    await pause(random.between(everyMs / 2, everyMs * 1.5))
    if (isOver()) return
    const end: End = { isKill: random.chance(0.6), from: Date.now(), to: Number.POSITIVE_INFINITY }
    ends.push(end)
    if (end.isKill) await app.kill()
    else endsMs.push(await stop(app, fail))
    await pause(random.between(0, longestGapMs))
    await app.start()
    end.to = Date.now()
  }
}

export async function stop(app: AppUnderTest, fail: (why: string) => void): Promise<number> {
  const began = Date.now()
  const code = await app.stop()
  const ms = Date.now() - began
  if (ms > mostEndMs) fail(`SIGTERM took ${ms} ms`)
  if (code !== 0) fail(`after SIGTERM the exit code was ${code}`)
  return ms
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
