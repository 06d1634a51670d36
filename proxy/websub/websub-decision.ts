import type { SourceState, WebSubState } from '../store/source-state.ts'

const hourMs = 60 * 60_000
const dayMs = 24 * hourMs

/** Asked for; the hub decides. */
export const wishedLeaseMs = 10 * dayMs
/** A lease that would have us ask every minute is taken for one of an hour. */
const shortestLeaseMs = hourMs
const longestLeaseMs = 90 * dayMs

export type WebSubStep = 'subscribe' | 'unsubscribe' | 'forget'

/** What is to be done about a source's subscription at its hub, if anything. */
export function webSubStep(
  state: SourceState | undefined,
  isRetired: boolean,
  now: number,
): WebSubStep | undefined {
  const { websub, hub } = state ?? {}
  const wanted = isRetired ? undefined : hub
  if (websub === undefined) return wanted === undefined ? undefined : 'subscribe'
  if (wanted === undefined || wanted.url !== websub.hub || wanted.topic !== websub.topic)
    return leave(websub, now)
  const { status, askedAt, until = 0, leaseMs = wishedLeaseMs } = websub
  // Of a source that came back after we asked to be let go.
  if (status === 'leaving') return 'subscribe'
  if (status === 'denied') return now - askedAt > 7 * dayMs ? 'subscribe' : undefined
  // A hub that was away, whose question came while we were, or to which we can't be reached at all.
  if (status === 'asked') return now - askedAt > retryMs(websub) ? 'subscribe' : undefined
  // Renewed while a fifth of it is left, so that a hub that is away for a day loses nothing.
  return now > until - leaseMs / 5 ? 'subscribe' : undefined
}

function retryMs({ tries = 0 }: WebSubState): number {
  return Math.min(hourMs * 2 ** Math.min(tries, 20), 7 * dayMs)
}

function leave({ status, askedAt, until = 0 }: WebSubState, now: number): WebSubStep | undefined {
  if (status !== 'leaving') return status === 'denied' ? 'forget' : 'unsubscribe'
  // A hub that never answers ends it by its lease, and is asked no more.
  return now > until || now - askedAt > dayMs ? 'forget' : undefined
}

export function verifiedState(before: WebSubState, leaseMs: number, now: number): WebSubState {
  const lease = Math.min(Math.max(leaseMs, shortestLeaseMs), longestLeaseMs)
  const { tries, ...rest } = before
  return { ...rest, status: 'verified', leaseMs: lease, until: now + lease }
}

/** Whether a hub's ping counts: only while it keeps a subscription that it has verified. */
export function takesPings(websub: WebSubState, now: number): boolean {
  return websub.status !== 'leaving' && websub.status !== 'denied' && (websub.until ?? 0) > now
}
