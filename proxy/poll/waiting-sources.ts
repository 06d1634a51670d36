import type { CatalogSource } from '../catalog/catalog.ts'
import type { SourceState } from '../store/source-state.ts'
import { pollRequest } from './poll-decision.ts'
import { hostBlockedUntil, hostDownUntil } from './poll-hosts.ts'

export interface WaitingSource {
  source: CatalogSource
  host: string
  /** Epoch ms from which it may be asked. */
  at: number
  failures: number
}

/** Those not being asked, in the order of their turn: who answered last time first, so that no hanging site is in the way. */
export function waitingSources(
  sources: readonly CatalogSource[],
  options: {
    stateOf: (sourceId: string) => SourceState | undefined
    planOf: (source: CatalogSource) => number
    isRunning: (sourceId: string) => boolean
    startedAt: number
    pollMs: number
  },
): WaitingSource[] {
  const { stateOf, planOf, isRunning, startedAt, pollMs } = options
  const all = sources.map((source) => {
    const state = stateOf(source.id)
    const { host } = new URL(pollRequest(source.feed, state).url)
    return { source, state, host, at: planOf(source), failures: state?.failures ?? 0 }
  })
  const blocked = hostBlockedUntil(all)
  const down = hostDownUntil(all, startedAt, pollMs)
  return all
    .filter(({ source }) => !isRunning(source.id))
    .map(({ source, host, at, failures }) => ({
      source,
      host,
      failures,
      at: Math.max(at, blocked.get(host) ?? 0, down.get(host) ?? 0),
    }))
    .sort((a, b) => a.failures - b.failures || a.at - b.at)
}
