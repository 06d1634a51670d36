import type { BenchResult } from './bench-result.ts'
import { type PushPhone, startPushPhone } from './push-phone.ts'
import { type PushWorld, startPushWorld } from './push-world.ts'

const rounds = 20
const phones = 50
const limitMs = 3000

/**
 * From a publisher's ping, by way of the feed itself, to the last of fifty phones having its message; and to the
 * notification that a real browser with the built app shows.
 */
export async function bench(): Promise<BenchResult[]> {
  const world = await startPushWorld(2 * rounds)
  try {
    for (let at = 0; at < phones; at++) await world.subscribe()
    const sent = await timesOf(() => oneRound(world))
    const phone = await startPushPhone(world)
    try {
      const shown = await timesOf(() => oneShown(world, phone))
      const isSound = world.push.faults.length === 0
      return [
        ...rows(`ping to the last of ${phones} phones`, sent, isSound),
        ...rows('ping to the notification shown by a browser', shown, isSound),
      ]
    } finally {
      await phone.close()
    }
  } finally {
    await world.close()
  }
}

function rows(what: string, times: readonly number[], isSound: boolean): BenchResult[] {
  const [median = 0, slowest = 0] = [times[times.length / 2], times.at(-1)]
  return [
    { what: `${what}, median`, measured: `${median.toFixed(0)} ms` },
    {
      what: `the slowest of ${times.length}`,
      limit: `${limitMs} ms`,
      measured: `${slowest.toFixed(0)} ms`,
      isOk: slowest <= limitMs && isSound,
    },
  ]
}

/** Ms, the fastest first. */
async function timesOf(one: () => Promise<number>): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) times.push(await one())
  return times.sort((a, b) => a - b)
}

async function oneRound(world: PushWorld): Promise<number> {
  const { push } = world
  const expected = push.received.length + phones
  world.nextRound()
  const began = await ping(world)
  while (push.received.length < expected) await soon(began)
  return performance.now() - began
}

async function oneShown(world: PushWorld, phone: PushPhone): Promise<number> {
  await phone.getReady()
  world.nextRound()
  const began = await ping(world)
  await phone.whenTold(() => soon(began))
  return performance.now() - began
}

/** When it began. */
async function ping({ hub }: PushWorld): Promise<number> {
  const began = performance.now()
  const status = await hub.ping()
  if (status !== 202) throw new Error(`The ping was answered with ${status}.`)
  return began
}

/** Before the next look; throws when it is much too late. */
async function soon(began: number): Promise<void> {
  if (performance.now() - began > 10 * limitMs) throw new Error('The messages did not come.')
  await new Promise((done) => setImmediate(done))
}
