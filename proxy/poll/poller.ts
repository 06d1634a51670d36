import { setMaxListeners } from 'node:events'
import type { CatalogSource } from '../catalog/catalog.ts'
import type { CatalogFile } from '../catalog/catalog-file.ts'
import type { Log } from '../log.ts'
import type { SourceStates } from '../store/source-states.ts'
import type { Store } from '../store/store.ts'
import { StoreAway } from '../store/store-away.ts'
import type { FetchUpstream, UpstreamAnswer } from '../upstream/fetch-upstream.ts'
import { createLargePlaces } from '../upstream/large-places.ts'
import { firstLook } from '../upstream/looks-like-feed.ts'
import type { UpstreamProblem } from '../upstream/upstream-problem.ts'
import {
  dueAt,
  dueAtStart,
  hostBlockedUntil,
  type PollOutcome,
  pollRequest,
  stateAfter,
} from './poll-decision.ts'
import { type PollRound, problemName, RoundCount } from './poll-round.ts'

export interface PollerOptions {
  catalogFile: CatalogFile
  states: SourceStates
  store: Store
  fetch: FetchUpstream
  /** 0: each source is asked once, at the start. */
  pollMs: number
  /** `outcome`: `body`, `unchanged` or the problem's name. */
  onPolled: (sourceId: string, outcome: string) => void
  log: Log
  now: () => number
  /** From 0 to 1; spreads the requests over time. */
  random: () => number
}

const atOnce = 12
const pruneEveryMs = 60 * 60_000
/** How often a changed catalog is looked for. */
const longestSleepMs = 60_000

/** Asks every source of the catalog when it is due. Begins at once. */
export class Poller {
  /** Done when every source that was due at the start has been asked. */
  readonly firstRound: Promise<PollRound>
  readonly #options: PollerOptions
  readonly #round: RoundCount
  /** When each source is due, with the jitter drawn for it. */
  readonly #plans = new Map<string, number>()
  readonly #running = new Map<string, Promise<void>>()
  readonly #busyHosts = new Set<string>()
  readonly #withLargePlace = createLargePlaces(1)
  readonly #stopping = new AbortController()
  #timer: NodeJS.Timeout | undefined
  #prunedAt = 0

  constructor(options: PollerOptions) {
    this.#options = options
    // Every fetch under way listens; Node would call eleven a leak.
    setMaxListeners(0, this.#stopping.signal)
    const due = this.#sources().filter((source) => this.#planOf(source) <= options.now())
    this.#round = new RoundCount(due.map(({ id }) => id))
    this.firstRound = this.#round.done
    this.#dispatch()
  }

  /** Asks a source again at once: its body was lost. */
  recover(sourceId: string): void {
    const source = this.#sources().find(({ id }) => id === sourceId)
    if (source === undefined) return
    this.#plans.set(planKey(source), 0)
    this.#dispatch()
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    clearTimeout(this.#timer)
    await Promise.all(this.#running.values())
  }

  #sources(): CatalogSource[] {
    return this.#options.catalogFile.current().catalog.sources.filter(({ isRetired }) => !isRetired)
  }

  #planOf(source: CatalogSource): number {
    const { states, pollMs } = this.#options
    return this.#plans.get(planKey(source)) ?? dueAtStart(source.feed, states.get(source.id), pollMs)
  }

  /** Starts whatever is due and may start, then sleeps until the next is; called again whenever one ends. */
  #dispatch(): void {
    if (this.#stopping.signal.aborted) return
    const now = this.#options.now()
    const waiting = this.#waiting()
    for (const { source, host, at } of waiting) {
      if (at > now || this.#running.size >= atOnce || this.#busyHosts.has(host)) continue
      this.#busyHosts.add(host)
      this.#running.set(source.id, this.#pollAndGoOn(source, host))
    }
    const next = Math.min(...waiting.filter(({ at }) => at > now).map(({ at }) => at - now))
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#wake(), Math.min(next, longestSleepMs))
  }

  /** Those that answered last time first, so that hanging sites never hold up the others. */
  #waiting(): { source: CatalogSource; host: string; at: number; failures: number }[] {
    const { states } = this.#options
    const all = this.#sources().map((source) => {
      const state = states.get(source.id)
      const host = new URL(pollRequest(source.feed, state).url).host
      return { source, state, host, at: this.#planOf(source), failures: state?.failures ?? 0 }
    })
    const blocked = hostBlockedUntil(all)
    return all
      .filter(({ source }) => !this.#running.has(source.id))
      .map((entry) => ({ ...entry, at: Math.max(entry.at, blocked.get(entry.host) ?? 0) }))
      .sort((a, b) => a.failures - b.failures || a.at - b.at)
  }

  async #pollAndGoOn(source: CatalogSource, host: string): Promise<void> {
    const { states, log, now, pollMs } = this.#options
    try {
      await this.#poll(source)
    } catch (error) {
      if (!(error instanceof StoreAway)) log(`${source.id}: ${String(error)}`)
      this.#plan(source, now() + Math.max(pollMs, 1000))
    }
    this.#running.delete(source.id)
    this.#busyHosts.delete(host)
    if (this.#stopping.signal.aborted) return
    this.#round.count(source.id, states.get(source.id)?.trouble?.problem)
    this.#dispatch()
  }

  async #poll(source: CatalogSource): Promise<void> {
    const { states, now, pollMs } = this.#options
    const before = states.get(source.id)
    const { signal } = this.#stopping
    const request = { ...pollRequest(source.feed, before), wants: 'feed', signal } as const
    const outcome = await this.#withLargePlace(async (enterLarge) =>
      this.#keep(await this.#options.fetch({ ...request, enterLarge })),
    )
    // What the end of the server cut short says nothing about the publisher.
    if (signal.aborted) return
    const after = stateAfter(source.feed, before, outcome, now())
    this.#options.onPolled(source.id, outcome.kind === 'failed' ? problemName(outcome.problem) : outcome.kind)
    await states.set(source.id, after)
    this.#logChange(source.id, before?.trouble?.problem, after.trouble?.problem)
    this.#plan(source, dueAt(source.feed, after, pollMs))
  }

  async #keep(answer: UpstreamAnswer): Promise<PollOutcome> {
    if (answer.kind !== 'body') return answer
    const look = firstLook(answer.bytes)
    if (look === 'html') return { kind: 'failed', problem: { code: 'htmlAnswer' } }
    if (look === 'empty') return { kind: 'failed', problem: { code: 'emptyAnswer' } }
    const { bytes, ...rest } = answer
    return { ...rest, hash: await this.#options.store.writeBody(bytes) }
  }

  #plan(source: CatalogSource, due: number): void {
    const { pollMs, random } = this.#options
    const jitter = random() * Math.min(pollMs / 10, 5 * 60_000)
    this.#plans.set(planKey(source), pollMs === 0 ? Number.POSITIVE_INFINITY : due + jitter)
  }

  #logChange(id: string, before: UpstreamProblem | undefined, after: UpstreamProblem | undefined): void {
    // The first round is told in one piece when it is done.
    if (this.#round.isOpen || (before && problemName(before)) === (after && problemName(after))) return
    const now = after === undefined ? 'answers again' : problemName(after)
    this.#options.log(`${id}: ${now}`, { source: id, now })
  }

  async #wake(): Promise<void> {
    const { catalogFile, states, store, log, now } = this.#options
    try {
      await catalogFile.reload()
      if (now() - this.#prunedAt > pruneEveryMs) {
        this.#prunedAt = now()
        await store.prune(hashesIn(states), now())
      }
    } catch (error) {
      if (!(error instanceof StoreAway)) log(`Housekeeping failed: ${String(error)}`)
    }
    this.#dispatch()
  }
}

/** A source whose address was changed in the catalog has no plan yet. */
function planKey({ id, feed }: CatalogSource): string {
  return `${id} ${feed}`
}

function hashesIn(states: SourceStates): Set<string> {
  const hashes = new Set<string>()
  for (const { body, replaced } of states.all().values()) {
    if (body) hashes.add(body.hash)
    for (const { hash } of replaced) hashes.add(hash)
  }
  return hashes
}
