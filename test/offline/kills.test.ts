import { expect, test } from 'vitest'
import { runKills } from '../kills/kill-run.ts'

/** On a busy machine a browser takes long to start. */
const patienceMs = 300_000

test(
  'a browser killed at random moments loses nothing, and its next start mends what was half done',
  async () => {
    const { kills, lost, faults } = await runKills({ kills: 8, seed: 'eight' })
    expect(kills).toBe(8)
    expect(lost).toEqual([])
    expect(faults).toEqual([])
  },
  patienceMs,
)
