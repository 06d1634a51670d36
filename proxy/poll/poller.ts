import { setMaxListeners } from 'node:events'
import type { CatalogSource } from '../catalog/catalog.ts'
import type { CatalogFile } from '../catalog/catalog-file.ts'
import type { Log } from '../log.ts'
import type { SourceStates } from '../store/source-states.ts'
import type { Store } from '../store/store.ts'
import { StoreAway } from '../store/store-away.ts'
import type { FetchUpstream } from '../upstream/fetch-upstream.ts'
import type { UpstreamProblem } from '../upstream/upstream-problem.ts'
import { createHousekeeping, type Housekeeping } from './housekeeping.ts'
import { createLooks, type LookAt } from './look.ts'
import { dueAt } from './poll-decision.ts'
import { createPollPlans, type PollPlans } from './poll-plans.ts'
import { type PollRound, problemName, RoundCount } from './poll-round.ts'
import { waitingSources } from './waiting-sources.ts'

export interface PollerOptions {
  catalogFile: CatalogFile
  states: SourceStates
  store: Store
  fetch: FetchUpstream
  /** The usual interval; 0: each source is asked once, at the start. */
  pollMs: number
  /** `outcome`: `body`, `unchanged` or the problem's name. */
  onPolled: (sourceId: string, outcome: string) => void
  /** A source that phones knew has other posts now. */
  onChanged?: () => void
  /** At the start, after every look, and once a minute. */
  onRound?: (source?: CatalogSource) => void
  log: Log
  now: () => number
  /** From 0 to 1; spreads the requests over time. */
  random: () => number
}

const atOnce = 12
/** Of those, for sources that failed last time: however many hang, the others have room. */
const failingAtOnce = atOnce / 2
/** How often a changed catalog is looked for. */
const longestSleepMs = 60_000
/** Between two looks that a publisher's hub asks for. */
const pingPauseMs = 60_000

/** Asks every source of the catalog when it is due. Begins at once. */
export class Poller {
  /** Done when every source that was due at the start has been asked. */
  readonly firstRound: Promise<PollRound>
  readonly #options: PollerOptions
  readonly #round: RoundCount
  readonly #plans: PollPlans
  readonly #running = new Map<string, Promise<void>>()
  readonly #busyHosts = new Set<string>()
  /** Those a ping came for, until a look brings something new; whether the one look more was had. */
  readonly #pinged = new Map<string, boolean>()
  readonly #stopping = new AbortController()
  readonly #look: LookAt
  readonly #keepHouse: Housekeeping
  readonly #startedAt: number
  #timer: NodeJS.Timeout | undefined

  constructor(options: PollerOptions) {
    this.#options = options
    this.#plans = createPollPlans(options)
    this.#look = createLooks(options)
    this.#keepHouse = createHousekeeping(options)
    this.#startedAt = options.now()
    // Every fetch under way listens; Node would call eleven a leak.
    setMaxListeners(0, this.#stopping.signal)
    const due = this.#sources().filter((source) => this.#plans.at(source) <= options.now())
    this.#round = new RoundCount(due.map(({ id }) => id))
    this.firstRound = this.#round.done
    this.#dispatch()
    options.onRound?.()
  }

  /** Asks a source again at once: its body was lost. */
  recover(sourceId: string): void {
    const source = this.#sources().find(({ id }) => id === sourceId)
    if (source === undefined) return
    this.#plans.hasten(source, 0)
    this.#dispatch()
  }

  /** A publisher's hub says that there is something new. */
  ping(sourceId: string): void {
    const { states, now } = this.#options
    const source = this.#sources().find(({ id }) => id === sourceId)
    if (source === undefined) return
    this.#pinged.set(sourceId, false)
    const { checkedAt = 0, trouble } = states.get(sourceId) ?? {}
    // What the site itself asked for goes before what its hub says.
    const patience = trouble?.problem.code === 'status' ? (trouble.problem.retryAt ?? 0) : 0
    this.#plans.hasten(source, Math.max(now(), checkedAt + pingPauseMs, patience))
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

  /** Starts whatever is due and may start, then sleeps until the next is; called again whenever one ends. */
  #dispatch(): void {
    if (this.#stopping.signal.aborted) return
    const { states, pollMs } = this.#options
    const now = this.#options.now()
    const waiting = waitingSources(this.#sources(), {
      stateOf: states.get,
      planOf: this.#plans.at,
      isRunning: (id) => this.#running.has(id),
      startedAt: this.#startedAt,
      pollMs,
    })
    for (const { source, host, at, failures } of waiting) {
      const room = failures === 0 ? atOnce : failingAtOnce
      if (at > now || this.#running.size >= room || this.#busyHosts.has(host)) continue
      this.#busyHosts.add(host)
      this.#running.set(source.id, this.#pollAndGoOn(source, host))
    }
    const next = Math.min(...waiting.filter(({ at }) => at > now).map(({ at }) => at - now))
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#wake(), Math.min(next, longestSleepMs))
  }

  async #pollAndGoOn(source: CatalogSource, host: string): Promise<void> {
    const { states, log, now, pollMs, onRound } = this.#options
    try {
      await this.#poll(source)
    } catch (error) {
      if (!(error instanceof StoreAway)) log(`${source.id}: ${String(error)}`)
      this.#plans.set(source, now() + Math.max(pollMs, 1000))
    }
    this.#running.delete(source.id)
    this.#busyHosts.delete(host)
    if (this.#stopping.signal.aborted) return
    this.#round.count(source.id, states.get(source.id)?.trouble?.problem)
    onRound?.(source)
    this.#dispatch()
  }

  async #poll(source: CatalogSource): Promise<void> {
    const { pollMs, onPolled, onChanged } = this.#options
    // A ping that comes while this look is under way asks for one more.
    const pinged = this.#pinged.get(source.id)
    this.#pinged.delete(source.id)
    const look = await this.#look(source, this.#stopping.signal)
    if (look === undefined) return
    const { before, after, outcome, isChange } = look
    onPolled(source.id, outcome.kind === 'failed' ? problemName(outcome.problem) : outcome.kind)
    this.#logChange(source.id, before?.trouble?.problem, after.trouble?.problem)
    // Some hubs ping before the site's own cache has the post.
    if (pinged === false && !isChange && !this.#pinged.has(source.id)) this.#pinged.set(source.id, true)
    const due = dueAt(source.feed, after, pollMs)
    const isAskedFor = this.#pinged.has(source.id) && outcome.kind !== 'failed'
    this.#plans.set(source, isAskedFor ? Math.min(due, after.checkedAt + pingPauseMs) : due)
    if (isChange) onChanged?.()
  }

  #logChange(id: string, before: UpstreamProblem | undefined, after: UpstreamProblem | undefined): void {
    // The first round is told in one piece when it is done.
    if (this.#round.isOpen || (before && problemName(before)) === (after && problemName(after))) return
    const now = after === undefined ? 'answers again' : problemName(after)
    this.#options.log(`${id}: ${now}`, { source: id, now })
  }

  async #wake(): Promise<void> {
    await this.#keepHouse()
    if (this.#stopping.signal.aborted) return
    this.#options.onRound?.()
    this.#dispatch()
  }
}
