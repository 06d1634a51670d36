import type { SourceState } from '../store/source-state.ts'
import type { Validators } from '../upstream/kept-headers.ts'
import { isNetworkProblem, type UpstreamProblem } from '../upstream/upstream-problem.ts'
import { networkPause, quickPause } from './poll-hosts.ts'
import { pollInterval } from './poll-interval.ts'
import { movedTo } from './poll-move.ts'

const dayMs = 24 * 60 * 60_000
const weekMs = 7 * dayMs

export function pollRequest(
  feedUrl: string,
  state: SourceState | undefined,
): { url: string; validators?: Validators } {
  if (state === undefined || state.feedUrl !== feedUrl) return { url: feedUrl }
  const url = movedTo(state) ?? feedUrl
  const { validators } = state
  return validators === undefined ? { url } : { url, validators }
}

/** Epoch ms at which a source may be asked again; a time past means now. */
export function dueAt(feedUrl: string, state: SourceState | undefined, pollMs: number): number {
  if (state === undefined || state.feedUrl !== feedUrl) return 0
  const { checkedAt, trouble } = state
  if (trouble !== undefined) return troubledDueAt(state, trouble.problem, pollMs)
  return checkedAt + pollInterval(state, pollMs)
}

/**
 * At the start, everything that failed is tried again, except where the site itself asked for patience: the
 * operator may have mended the network or a setting just now.
 */
export function dueAtStart(feedUrl: string, state: SourceState | undefined, pollMs: number): number {
  const problem = state?.trouble?.problem
  return problem !== undefined && problem.code !== 'status' ? 0 : dueAt(feedUrl, state, pollMs)
}

function troubledDueAt(state: SourceState, problem: UpstreamProblem, pollMs: number): number {
  const doublings = Math.min(state.failures - 1, 20)
  if (isNetworkProblem(problem)) return state.checkedAt + networkPause(state.failures, pollMs)
  if (problem.code !== 'status') return state.checkedAt + Math.min(pollMs * 2 ** doublings, dayMs)
  if (problem.status === 410) return state.checkedAt + weekMs
  if (problem.retryAt !== undefined) {
    return Math.max(
      state.checkedAt + Math.min(quickPause(state.failures, pollMs), dayMs),
      Math.min(problem.retryAt, state.checkedAt + dayMs),
    )
  }
  // Two weeks at a day each, then weekly.
  const longest = state.failures > 20 ? weekMs : dayMs
  return state.checkedAt + Math.min(pollMs * 2 ** doublings, longest)
}
