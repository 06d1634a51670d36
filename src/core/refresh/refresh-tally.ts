import type { OwnProblem } from '../domain/problem.ts'
import type { RefreshProgress } from './refresh-progress.ts'
import type { SourceOutcome } from './refresh-source.ts'
import type { DueSource, Plan } from './when-due.ts'

/** A body is tried twice, in different rounds: one answer lost on a bad line is no source's fault. */
const maxAttempts = 2
/** This many failures between phone and server with no success between them are not chance. */
const maxStrikes = 3
/** This many failures, of whichever kind, and a phone that saves data tries nothing again. */
const maxFailuresSaving = 3

/** Where a running refresh stands: rules only, it fetches and stores nothing. */
export class RefreshTally {
  newPosts = 0
  /** What stops the refresh as a whole. */
  problem: OwnProblem | undefined
  /** Mistakes of ours that single feeds brought to light. */
  mistakes: unknown[] = []
  /** Of a phone that saves data. */
  isSaving = false
  #failures = 0
  #settled = new Map<string, 'refreshed' | 'failed'>()
  #total = 0
  #latest: RefreshProgress['latest']
  #attempts = new Map<string, number>()
  #triedThisRound = new Set<string>()
  #strikes = 0

  startRound(): void {
    this.#triedThisRound.clear()
  }

  /** Counts anew from the plan, as the reader may have switched sources since the last one. */
  take({ due, waiting, failing, upToDate }: Plan): void {
    this.#total = due.length + waiting.length + failing.length + upToDate.length
    this.#settled.clear()
    for (const id of upToDate) this.#settled.set(id, 'refreshed')
    for (const id of failing) this.#settled.set(id, 'failed')
    for (const one of due) if (!this.mayTryAgain(one)) this.#settled.set(one.source.id, 'failed')
  }

  mayTryNow(due: DueSource): boolean {
    return !this.#triedThisRound.has(keyOf(due)) && this.mayTryAgain(due)
  }

  mayTryAgain(due: DueSource): boolean {
    const attempts = this.#attempts.get(keyOf(due)) ?? 0
    return attempts < maxAttempts && (attempts === 0 || !this.#hasEnough())
  }

  count(due: DueSource, outcome: SourceOutcome): void {
    if (outcome.kind === 'cancelled') return
    this.#triedThisRound.add(keyOf(due))
    this.#attempts.set(keyOf(due), (this.#attempts.get(keyOf(due)) ?? 0) + 1)
    this.#strikes = outcome.kind === 'failed' ? this.#strikes + 1 : 0
    if (outcome.kind === 'failed') this.#failures += 1
    if (outcome.kind === 'saved') {
      this.newPosts += outcome.added
      this.#settle(due, 'refreshed')
    } else if (outcome.kind === 'failed' && this.#stops(outcome.problem)) this.problem = outcome.problem
    else if (outcome.kind === 'unreadable' || !this.mayTryAgain(due)) this.#settle(due, 'failed')
  }

  get progress(): RefreshProgress {
    const { newPosts } = this
    return {
      done: this.#settled.size,
      total: this.#total,
      newPosts,
      failed: this.#failed(),
      ...(this.#latest && { latest: this.#latest }),
    }
  }

  #settle({ source }: DueSource, outcome: 'refreshed' | 'failed'): void {
    this.#settled.set(source.id, outcome)
    this.#latest = { sourceId: source.id, outcome }
  }

  #failed(): number {
    return [...this.#settled.values()].filter((outcome) => outcome === 'failed').length
  }

  #hasEnough(): boolean {
    return this.isSaving && this.#failures >= maxFailuresSaving
  }

  #stops({ code }: OwnProblem): boolean {
    return isPhoneWide(code) || this.#strikes >= maxStrikes
  }
}

function keyOf({ source, hash }: DueSource): string {
  return `${source.id}/${hash}`
}

function isPhoneWide(code: OwnProblem['code']): boolean {
  return code === 'offline' || code === 'captivePortal' || code.startsWith('storage')
}
