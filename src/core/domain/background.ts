import type { PhoneProblem, Problem } from './problem.ts'

/** Tag of what the browser is asked to run with no page open: https://wicg.github.io/periodic-background-sync/ */
export const backgroundTag = 'refresh'

/** What a browser is asked to wait between two runs; by how often the app is used it mostly waits longer. */
export const leastBetweenRunsMs = 12 * 3_600_000

/** While the app stays in sight. */
const betweenLooksMs = 15 * 60_000
/** Phones that were opened at the same hour must not ask at the same second: by so much of it, either way. */
const jitter = 0.2

/** How long to wait for the next look at what is new, ms. `chance`: from 0 to 1. */
export function nextLookMs(chance: number): number {
  return Math.round(betweenLooksMs * (1 - jitter + 2 * jitter * chance))
}

const ofNetwork: readonly Problem['code'][] = [
  'offline',
  'serverUnreachable',
  'serverTimeout',
] satisfies PhoneProblem['code'][]

/** Whether it may be gone as soon as there is a better line: then one more run is asked for. */
export function isOfNetwork(problem: Problem | undefined): boolean {
  return problem !== undefined && ofNetwork.includes(problem.code)
}
