import type { SourceState } from '../store/source-state.ts'
import { isNetworkProblem } from '../upstream/upstream-problem.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** Tries in vain, over all sources of a host, until it counts as down. */
const failuresToOpen = 6

interface HostSource {
  host: string
  state: SourceState | undefined
}

/** Epoch ms until which each host wants no request at all: 429 speaks for the host, 5xx for one address. */
export function hostBlockedUntil(sources: Iterable<HostSource>): Map<string, number> {
  const until = new Map<string, number>()
  for (const { host, state } of sources) {
    const problem = state?.trouble?.problem
    if (state === undefined || problem?.code !== 'status' || problem.status !== 429) continue
    const wished = Math.min(problem.retryAt ?? 0, state.checkedAt + dayMs)
    until.set(host, Math.max(until.get(host) ?? 0, wished))
  }
  return until
}

/**
 * Epoch ms until which hosts that are down get no request, for any of their sources: one try at a time finds out
 * whether such a host is back, and the first answer lets all others through (a circuit breaker). Only tries since
 * `startedAt` count, so that a restart asks everyone once.
 */
export function hostDownUntil(
  sources: Iterable<HostSource>,
  startedAt: number,
  pollMs: number,
): Map<string, number> {
  const byHost = new Map<string, SourceState[]>()
  for (const { host, state } of sources) {
    if (state === undefined || state.checkedAt < startedAt) continue
    byHost.set(host, [...(byHost.get(host) ?? []), state])
  }
  const until = new Map<string, number>()
  for (const [host, states] of byHost) {
    const failures = states.reduce((sum, state) => sum + state.failures, 0)
    const isDown = states.every(({ trouble }) => trouble && isNetworkProblem(trouble.problem))
    if (!isDown || failures < failuresToOpen) continue
    const lastTry = Math.max(...states.map(({ checkedAt }) => checkedAt))
    until.set(host, lastTry + networkPause(failures - failuresToOpen + 1, pollMs))
  }
  return until
}

/** After so many failures in a row. The network may be our own: asking often costs the publisher nothing. */
export function networkPause(failures: number, pollMs: number): number {
  return Math.min(quickPause(failures, pollMs), 4 * pollMs)
}

export function quickPause(failures: number, pollMs: number): number {
  return Math.min(minuteMs, pollMs) * 2 ** Math.min(failures - 1, 20)
}
