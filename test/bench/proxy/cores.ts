import { spawnSync } from 'node:child_process'

/** One for the server that is measured, another for everything else; without `taskset` all share all. */
const serverCore = '0'
const otherCore = '1'
const canPin = spawnSync('taskset', ['-c', `${serverCore},${otherCore}`, 'true']).status === 0

/** Runs a command on the core of the server. */
export const onServerCore: readonly string[] = canPin ? ['taskset', '-c', serverCore] : []

/** This process and what it will start, unless that goes to the server's core. */
export function leaveServerCore(): void {
  if (canPin) spawnSync('taskset', ['-a', '-c', '-p', otherCore, String(process.pid)])
}

export function pinningNote(): string {
  return canPin
    ? `Servers run on core ${serverCore}, everything else on core ${otherCore}`
    : 'Nothing is pinned to a core (no taskset, or one core only)'
}
