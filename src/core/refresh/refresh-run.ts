import type { FeedIndex } from '../domain/feed-index.ts'
import { followAll, isFollowed } from '../domain/follow.ts'
import type { Problem } from '../domain/problem.ts'
import { savesData } from '../domain/saves-data.ts'
import { allSources } from '../storage/catalog.ts'
import { allFetchStates, saveFailure } from '../storage/fetch-states.ts'
import { readSettings } from '../storage/settings.ts'
import { StorageError } from '../storage/storage-error.ts'
import type { DataMeter } from './data-meter.ts'
import { inParallel } from './in-parallel.ts'
import { pause } from './pause.ts'
import { refreshIndex } from './refresh-index.ts'
import { refreshSource, type SourceOutcome } from './refresh-source.ts'
import type { RefreshTally } from './refresh-tally.ts'
import type { SureClock } from './sure-clock.ts'
import { type DueSource, type Plan, whenDue } from './when-due.ts'

export interface RunOptions {
  clock: SureClock
  /** Ends the run; what is stored by then stays. */
  stop: AbortController
  origin?: string | undefined
  /** Epoch seconds: a push said that something has changed then. */
  pushedAt?: number | undefined
  /** How long to wait before each further look at the index, while the server has sources still to try. */
  waitsMs: readonly number[]
  onProgress: () => void
  meter: DataMeter
}

/** As many as a phone's line fills, and few enough to parse one while others arrive. */
const maxParallel = 6

/** Looks at the index, refreshes what is due, and again while something is to come. */
export async function refreshRun(tally: RefreshTally, options: RunOptions): Promise<void> {
  const { clock, stop, waitsMs } = options
  tally.isSaving = savesData(await readSettings())
  for (const waitMs of [0, ...waitsMs]) {
    await pause(waitMs, stop.signal)
    const server = await refreshIndex(clock, requestOptions(options), options.pushedAt)
    if (server.kind === 'failed') tally.problem = server.problem
    if (server.kind !== 'index') return
    tally.startRound()
    const plan = await refreshDue(server.index, tally, options)
    const isMoreToCome = plan.waiting.length > 0 || plan.due.some((due) => tally.mayTryAgain(due))
    if (stop.signal.aborted || !isMoreToCome) return
  }
}

/** Plans again after each pass: a source the reader has switched on meanwhile is due, too. */
async function refreshDue(index: FeedIndex, tally: RefreshTally, options: RunOptions): Promise<Plan> {
  const { stop, onProgress } = options
  for (;;) {
    const plan = await readPlan(index)
    tally.take(plan)
    onProgress()
    const due = plan.due.filter((one) => tally.mayTryNow(one))
    if (due.length === 0 || stop.signal.aborted) return plan
    await inParallel(due, maxParallel, stop.signal, async (one) => {
      const outcome = await refreshSafely(one, tally, options)
      tally.count(one, await asShown(one, outcome))
      if (tally.problem) stop.abort()
      else if (!tally.mayTryAgain(one)) await saveLastFailure(one, outcome, options)
      onProgress()
    })
  }
}

async function readPlan(index: FeedIndex): Promise<Plan> {
  const [sources, states, settings] = await Promise.all([allSources(), allFetchStates(), readSettings()])
  return whenDue({ index, sources, states, follow: settings.fetchesAll ? followAll : settings.follow })
}

/** What the reader has off is stored and not shown: it is no news. */
async function asShown({ source }: DueSource, outcome: SourceOutcome): Promise<SourceOutcome> {
  if (outcome.kind !== 'saved' || outcome.added === 0) return outcome
  const { follow } = await readSettings()
  return isFollowed(follow, source.id) ? outcome : { ...outcome, added: 0 }
}

/** One feed that trips over a mistake of ours must not take the others with it. */
async function refreshSafely(
  due: DueSource,
  tally: RefreshTally,
  options: RunOptions,
): Promise<SourceOutcome> {
  try {
    return await refreshSource(due, options.clock.now(), requestOptions(options))
  } catch (error) {
    if (error instanceof StorageError) return { kind: 'failed', problem: error.problem }
    tally.mistakes.push(error)
    await saveFailure(due.source.id, { problem: { code: 'unreadable' }, hash: due.hash }, options.clock.now())
    return { kind: 'unreadable' }
  }
}

async function saveLastFailure(
  { source }: DueSource,
  outcome: SourceOutcome,
  { clock }: RunOptions,
): Promise<void> {
  const problem = problemOf(outcome)
  if (problem) await saveFailure(source.id, { problem }, clock.now())
}

function problemOf(outcome: SourceOutcome): Problem | undefined {
  if (outcome.kind === 'outdated') return { code: 'serverStatus', status: 404 }
  return outcome.kind === 'failed' ? outcome.problem : undefined
}

function requestOptions({ stop, origin, meter }: RunOptions) {
  return { signal: stop.signal, origin, onArrived: (bytes: number) => meter.add(bytes) }
}
