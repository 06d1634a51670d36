import { cpus } from 'node:os'

const lookMs = 400
const mostBusy = 0.3
const patienceMs = 3_000

/** Waits until the machine has little else to do, or three seconds: what others run on it is no part of a number. */
export async function quietMachine(): Promise<void> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    const before = spent()
    await new Promise((resolve) => setTimeout(resolve, lookMs))
    const after = spent()
    if ((after.busy - before.busy) / (after.all - before.all) < mostBusy) return
  }
}

function spent(): { busy: number; all: number } {
  const times = cpus().map((cpu) => cpu.times)
  const all = times.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0)
  return { all, busy: all - times.reduce((sum, { idle }) => sum + idle, 0) }
}
