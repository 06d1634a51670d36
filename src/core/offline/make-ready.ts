import type { OwnProblem } from '../domain/problem.ts'
import { watchRefresh } from '../refresh/refresh-channel.ts'
import type { LastRefresh } from '../storage/last-refresh.ts'
import { saveReadiness } from '../storage/readiness.ts'
import { StorageError } from '../storage/storage-error.ts'
import { checkReadiness } from './check-readiness.ts'
import { giveWay } from './give-way.ts'
import { readHoldings } from './holdings.ts'
import { keepPictures } from './keep-pictures.ts'
import { announceReady, readyLock } from './ready-channel.ts'

export interface ReadyOptions {
  now: () => number
  /** Ends it; what is stored by then stays, and the next time goes on from there. */
  signal: AbortSignal
  /** Ends the look at what is there, too: then what was found before stays. */
  checkSignal?: AbortSignal
  origin?: string | undefined
  /** `check` asks the network for nothing; `fetch` is the reader's own wish. */
  how: 'fetch' | 'check' | { afterRefresh: LastRefresh }
}

/**
 * Fetches the pictures that are promised, then reads whether all that is promised is really there, and keeps what
 * it found. Once at a time over all pages and workers of the app; whoever comes second waits for the first.
 */
export async function makeReady(options: ReadyOptions): Promise<void> {
  // Without TLS a page has neither: there nothing is kept for offline anyway.
  if (!globalThis.caches || !globalThis.navigator?.locks) return
  const { signal } = options
  if (signal.aborted) return
  await navigator.locks.request(readyLock, () => readyUnderLock(options))
}

async function readyUnderLock(options: ReadyOptions): Promise<void> {
  try {
    const problem = await whileNotEnded(options.signal, (signal) => fetchIfWise({ ...options, signal }))
    // A reader who stops the pictures wants to know, too, what is there: it takes another word to end this.
    const readiness = await whileNotEnded(options.checkSignal, (signal) =>
      checkReadiness({ ...options, signal }, problem),
    )
    if (readiness) await saveReadiness(readiness)
  } catch (error) {
    // What storage can't do it has already said at the refresh; caches say it in the browser's own way.
    if (!(error instanceof StorageError || error instanceof DOMException)) throw error
  } finally {
    announceReady({ kind: 'ended' })
  }
}

async function fetchIfWise(options: ReadyOptions): Promise<OwnProblem | undefined> {
  return (await mayFetch(options)) ? keepPictures(keepOptions(options)) : undefined
}

function keepOptions({ now, signal, origin, how }: ReadyOptions) {
  return {
    now,
    signal,
    origin,
    isAsked: how === 'fetch',
    onProgress: (progress: { done: number; total: number }) => announceReady({ kind: 'progress', progress }),
  }
}

/** After a refresh that could not get posts, pictures are not tried; on a full phone they make room for posts. */
async function mayFetch({ how, now, signal }: ReadyOptions): Promise<boolean> {
  if (typeof how === 'string') return how === 'fetch'
  // As it ended, not as it is stored: a phone that is full could not store that.
  const { problem } = how.afterRefresh
  if (problem?.code === 'storageFull') await giveWay(await readHoldings(now(), signal), now())
  return problem === undefined
}

/** Ended by whoever called, or by the reader in any window. */
async function whileNotEnded<Result>(
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController()
  const abort = () => stop.abort()
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort)
  const unwatch = watchRefresh((message) => message.kind === 'cancel' && abort())
  try {
    return await work(stop.signal)
  } finally {
    unwatch()
    signal?.removeEventListener('abort', abort)
  }
}
