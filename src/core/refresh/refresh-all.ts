import type { RefreshRun } from '../domain/refresh-run.ts'
import type { RefreshTrigger } from '../domain/refresh-trigger.ts'
import { type LastRefresh, saveLastRefresh } from '../storage/last-refresh.ts'
import { prunePosts, type Retention } from '../storage/prune-posts.ts'
import { noteRunBegun } from '../storage/refresh-runs.ts'
import { StorageError } from '../storage/storage-error.ts'
import { DataMeter } from './data-meter.ts'
import { announceRefresh, watchRefresh } from './refresh-channel.ts'
import { withRefreshLock } from './refresh-lock.ts'
import type { RefreshProgress } from './refresh-progress.ts'
import { refreshRun } from './refresh-run.ts'
import { RefreshTally } from './refresh-tally.ts'
import { SureClock } from './sure-clock.ts'

export interface RefreshOptions {
  /** What set it off, for the report; a reader's button unless said. */
  trigger?: RefreshTrigger
  now: () => number
  /** Ends the refresh; what is stored by then stays. By a `TimeoutError` it says that its time is up. */
  signal: AbortSignal
  onProgress?: (progress: RefreshProgress) => void
  /** Where our server is, when it is not where the page came from. */
  origin?: string | undefined
  /** Epoch seconds: a push said that something has changed then. */
  pushedAt?: number | undefined
  /** Waits between looks at the index, while the server has sources it has not tried yet. */
  waitsMs?: readonly number[]
  retention?: Retention
}

export type RefreshResult = { kind: 'finished'; last: LastRefresh } | { kind: 'alreadyRunning' }

/** 90 s in all: a server just started needs about that for the feeds of a hundred sites. */
const growingWaitsMs = [1000, 2000, 3000, 4000, ...Array<number>(16).fill(5000)]

/** A slow phone shows its timeline in time with 25,000 posts, and a quiet source is not emptied by loud ones. */
const defaultRetention: Retention = { maxPosts: 25_000, keptPerSource: 100 }

/** Refreshes every followed source that has something new, once over all pages and workers of the app. */
export async function refreshAll(options: RefreshOptions): Promise<RefreshResult> {
  const last = await withRefreshLock(() => refreshAnnounced(options))
  return last ? { kind: 'finished', last } : { kind: 'alreadyRunning' }
}

async function refreshAnnounced(options: RefreshOptions): Promise<LastRefresh> {
  const tally = new RefreshTally()
  const cancelling = cancelledBy(options.signal)
  const meter = new DataMeter()
  const clock = new SureClock(options.now)
  const trigger = options.trigger ?? 'button'
  const startedAt = options.now()
  const outcome = () => lastRefresh(tally, clock, cancelling.endedBy())
  announceRefresh({ kind: 'started' })
  try {
    await noteBegun(trigger, startedAt)
    await asProblem(tally, () =>
      refreshRun(tally, { ...runOptions(tally, cancelling.stop, meter, options), clock }),
    )
    await meter.flush()
    await asProblem(tally, () => prunePosts(options.retention ?? defaultRetention))
    await asProblem(tally, () => {
      const last = outcome()
      const durationMs = Math.max(0, options.now() - startedAt)
      return saveLastRefresh(last, runOf(last, { trigger, startedAt, durationMs, bytes: meter.total }))
    })
    return outcome()
  } finally {
    cancelling.end()
    announceRefresh({ kind: 'finished', trigger, last: outcome() })
    // Not before: a page ends its worker when it hears of an error there.
    for (const mistake of tally.mistakes) globalThis.reportError?.(mistake)
  }
}

/** Cancelled by whoever called, or by any page of the app. */
function cancelledBy(signal: AbortSignal) {
  const stop = new AbortController()
  let endedBy: 'reader' | 'timeUp' | undefined
  const cancel = (by: 'reader' | 'timeUp') => {
    endedBy ??= by
    stop.abort()
  }
  const onAbort = () => cancel(signal.reason?.name === 'TimeoutError' ? 'timeUp' : 'reader')
  if (signal.aborted) onAbort()
  signal.addEventListener('abort', onAbort)
  const unwatch = watchRefresh((message) => message.kind === 'cancel' && cancel('reader'))
  return {
    stop,
    endedBy: () => endedBy,
    end: () => {
      unwatch()
      signal.removeEventListener('abort', onAbort)
    },
  }
}

function runOptions(tally: RefreshTally, stop: AbortController, meter: DataMeter, options: RefreshOptions) {
  const { origin, pushedAt, onProgress, waitsMs = growingWaitsMs } = options
  return {
    stop,
    origin,
    pushedAt,
    waitsMs,
    meter,
    onProgress: () => {
      onProgress?.(tally.progress)
      announceRefresh({ kind: 'progress', progress: tally.progress })
    },
  }
}

/** A phone so full that this fails is for the run itself to tell of. */
async function noteBegun(trigger: RefreshTrigger, startedAt: number): Promise<void> {
  try {
    await noteRunBegun(trigger, startedAt)
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
  }
}

async function asProblem(tally: RefreshTally, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    tally.problem ??= error.problem
  }
}

function runOf(
  { newPosts, failed, problem, cancelled, isTimeUp }: LastRefresh,
  how: Pick<RefreshRun, 'trigger' | 'startedAt' | 'durationMs' | 'bytes'>,
): RefreshRun {
  return {
    ...how,
    newPosts,
    failed,
    ...(problem && { problem }),
    ...(cancelled && { endedBy: isTimeUp ? 'timeUp' : 'reader' }),
  }
}

function lastRefresh(
  tally: RefreshTally,
  clock: SureClock,
  endedBy: 'reader' | 'timeUp' | undefined,
): LastRefresh {
  const { newPosts, failed, total } = tally.progress
  return {
    finishedAt: clock.now(),
    newPosts,
    failed,
    sources: total,
    ...(tally.problem && { problem: tally.problem }),
    ...(endedBy && { cancelled: true }),
    ...(endedBy === 'timeUp' && { isTimeUp: true }),
    ...(clock.apartMs !== 0 && { apartMs: clock.apartMs }),
  }
}
