import { isNetworkProblem, type UpstreamProblem } from '../upstream/upstream-problem.ts'

/** `unfit`: something came, and it was not what was wanted. */
export type Failure = { kind: 'failed'; problem: UpstreamProblem } | { kind: 'unfit' }

/** What went wrong lately, so that a hundred thousand phones don't each ask a dead site again. */
export interface RecentFailures {
  /** The failure to answer with instead of asking. */
  find: (url: URL) => Failure | undefined
  /** How asking went; no failure means well. */
  note: (url: URL, failure: Failure | undefined) => void
}

const minuteMs = 60_000
/** The site, or our own network, may be back soon; a missing or unfit picture hardly ever. */
const passingMs = 2 * minuteMs
const lastingMs = 10 * minuteMs
const longestMs = 60 * minuteMs
/** One address may hang alone; after so many in a row the host is left in peace. */
const failuresToBlock = 3

interface Block {
  until: number
  failure: Failure
}

export function createRecentFailures(now: () => number, maxEntries = 10_000): RecentFailures {
  const addresses = new Map<string, Block>()
  const hosts = new Map<string, Block>()
  const inARow = new Map<string, number>()

  const noteNetworkProblem = (host: string, failure: Failure) => {
    const times = (inARow.get(host) ?? 0) + 1
    keep(inARow, host, times, maxEntries)
    if (times >= failuresToBlock) keep(hosts, host, { until: now() + passingMs, failure }, maxEntries)
  }

  return {
    find: ({ host, href }) =>
      [hosts.get(host), addresses.get(href)].find((block) => block !== undefined && block.until > now())
        ?.failure,
    note: ({ host, href }, failure) => {
      const problem = failure?.kind === 'failed' ? failure.problem : undefined
      if (problem === undefined || !isNetworkProblem(problem)) {
        inARow.delete(host)
        hosts.delete(host)
      }
      if (failure === undefined) return void addresses.delete(href)
      const block = { until: blockedUntil(failure, now()), failure }
      keep(addresses, href, block, maxEntries)
      if (problem === undefined) return
      if (isNetworkProblem(problem)) noteNetworkProblem(host, failure)
      // 429 speaks for the whole host, any other status for one address.
      else if (problem.code === 'status' && problem.status === 429) keep(hosts, host, block, maxEntries)
    },
  }
}

function blockedUntil(failure: Failure, now: number): number {
  if (failure.kind === 'unfit') return now + lastingMs
  const { problem } = failure
  if (problem.code !== 'status') return now + (isNetworkProblem(problem) ? passingMs : lastingMs)
  if (problem.retryAt !== undefined) {
    return Math.min(Math.max(problem.retryAt, now + minuteMs), now + longestMs)
  }
  return now + (problem.status >= 500 || problem.status === 429 ? passingMs : lastingMs)
}

/** The oldest gives way. */
function keep<T>(map: Map<string, T>, key: string, value: T, maxEntries: number): void {
  map.delete(key)
  map.set(key, value)
  for (const oldest of map.keys()) {
    if (map.size <= maxEntries) return
    map.delete(oldest)
  }
}
