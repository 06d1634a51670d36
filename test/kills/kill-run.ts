import { makeRandom } from '../support/random.ts'
import type { World } from '../support/world.ts'
import { lostOf, tornOf, unmendedOf } from './compare-states.ts'
import { startKillWorld } from './kill-world.ts'
import { allPhases, type Phase } from './phases.ts'
import { readState } from './stored-state.ts'
import { whenReady } from './when-ready.ts'

export interface KillRun {
  kills: number
  seed: string
  /** Told of each kill. */
  say?: (line: string) => void
}

export interface Killed {
  kills: number
  /** What was stored before a kill and was not after it. */
  lost: string[]
  /** What was half stored after a kill, or not mended by the next start. */
  faults: string[]
}

/**
 * A browser that is killed at random moments of a refresh, of fetching a pack, of storing a file and of pruning, a
 * quarter each; always the same phone. After each kill all that it has is compared with what it had.
 */
export async function runKills({ kills, seed, say = () => {} }: KillRun): Promise<Killed> {
  const random = makeRandom(seed)
  const killed = await startKillWorld()
  const { world } = killed
  const phases = allPhases(killed)
  const result: Killed = { kills: 0, lost: [], faults: [] }
  try {
    for (const [at, phase] of phases.entries()) {
      const lastOfPhase = Math.round(((at + 1) * kills) / phases.length)
      const wholeMs = await wholeTime(phase, world)
      while (result.kills < lastOfPhase) {
        result.kills += 1
        const afterMs = Math.round(random.next() * wholeMs)
        const found = await killOnce(phase, world, afterMs)
        const [lost, faults] = [found.lost.length, found.faults.length]
        const moment = `${phase.name}, ${afterMs} of ${Math.round(wholeMs)} ms`
        say(`${result.kills}. ${moment}: ${found.interrupted}, ${lost} lost, ${faults} faults`)
        const where = `seed ${seed}, kill ${result.kills} (${phase.name}, after ${afterMs} ms)`
        result.lost.push(...found.lost.map((what) => `${where}: ${what}`))
        result.faults.push(...found.faults.map((what) => `${where}: ${what}`))
      }
    }
  } finally {
    await world.close()
  }
  return result
}

/** How long it takes when nobody interrupts it: moments are drawn from that. */
async function wholeTime(phase: Phase, { phone: { page }, line }: World): Promise<number> {
  await page.goto(`${line.url}/robots.txt`)
  await phase.prepare(page)
  await phase.begin(page)
  const before = performance.now()
  await phase.done(page)
  return performance.now() - before
}

async function killOnce(phase: Phase, { phone, line }: World, afterMs: number) {
  const aside = `${line.url}/robots.txt`
  await phone.page.goto(aside)
  await phase.prepare(phone.page)
  const before = await readState(phone.page)
  await phase.begin(phone.page)
  let isDone = false
  phase.done(phone.page).then(
    () => {
      isDone = true
    },
    // The page goes with its browser.
    () => {},
  )
  // The moment is what is drawn: here nothing is waited for.
  await new Promise((resolve) => setTimeout(resolve, afterMs))
  const interrupted = isDone ? 'was done' : 'interrupted'
  await phone.kill()
  await phone.restart()
  await phone.page.goto(aside)
  const after = await readState(phone.page)
  await phone.page.goto(phase.name === 'pack' ? `${line.url}/packs` : line.url)
  await (phase.name === 'pack' ? phase.done(phone.page) : whenReady(phone.page))
  await phone.page.goto(aside)
  const mended = await readState(phone.page)
  return {
    interrupted,
    lost: [...lostOf(before, after, phase.mayGo), ...lostOf(after, mended, phase.mayGo)],
    faults: [...tornOf(after), ...tornOf(mended), ...unmendedOf(mended)],
  }
}
