import type { Tally } from './client.ts'

export interface Tallied extends Tally {
  failures: () => number
  report: () => string
}

const shownAtOnce = 20

/** Counts answers, and tells the first failures as they come. */
export function createTally(): Tallied {
  const counts = new Map<string, Map<string, number>>()
  let failures = 0
  return {
    count: (what, status) => {
      const of = counts.get(what) ?? new Map<string, number>()
      counts.set(what, of)
      of.set(String(status), (of.get(String(status)) ?? 0) + 1)
    },
    fail: (why) => {
      failures++
      if (failures <= shownAtOnce) console.log(`WRONG: ${why}`)
    },
    failures: () => failures,
    report: () =>
      [...counts]
        .map(([what, of]) => {
          const statuses = [...of].sort(([a], [b]) => a.localeCompare(b))
          return `${what}: ${statuses.map(([status, times]) => `${times} × ${status}`).join(', ')}`
        })
        .join('\n'),
  }
}
