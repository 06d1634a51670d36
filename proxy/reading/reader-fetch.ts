import type { FetchUpstream, UpstreamAnswer, UpstreamRequest } from '../upstream/fetch-upstream.ts'
import { createLargePlaces } from '../upstream/large-places.ts'
import { createTurns, type TurnLimits } from '../upstream/turns.ts'
import { createRecentFailures, type Failure } from './recent-failures.ts'

export type UpstreamBody = Extract<UpstreamAnswer, { kind: 'body' }>

export type ReaderTrouble = Failure | { kind: 'busy' } | { kind: 'tooManyRequests'; waitSeconds: number }

/** Fetches that readers cause: in turn, within the limits of each publisher's host, and no dead site twice. */
export interface ReaderFetch {
  /** Known without asking anybody. */
  recentFailure: (url: URL) => Failure | undefined
  /** `use` makes what is wanted of the body while its place in the queue is still held, and says if it is unfit. */
  get: <T>(url: URL, use: (body: UpstreamBody) => Promise<T | Failure>) => Promise<T | ReaderTrouble>
  waiting: () => number
}

export interface ReaderFetchOptions {
  fetch: FetchUpstream
  wants: UpstreamRequest['wants']
  atOnce: number
  /** Of those, with a large body. */
  largeAtOnce: number
  /** False leaves out all that spares publishers: for tests only. */
  isPolite: boolean
  /** Seconds to wait where a host, or all together, have been asked enough. */
  takeUpstream: (host: string) => Promise<number | undefined>
  now: () => number
}

/** With the 30 seconds of one fetch this stays below the 45 a phone waits. */
const patienceMs = 10_000
const maxWaiting = 400

export function createReaderFetch(options: ReaderFetchOptions): ReaderFetch {
  const { fetch, wants, atOnce, largeAtOnce, isPolite, takeUpstream, now } = options
  const limits: TurnLimits = { atOnce, perHost: isPolite ? 2 : atOnce, maxWaiting, patienceMs }
  const turns = createTurns(limits)
  const withLargePlace = createLargePlaces(largeAtOnce)
  const failures = createRecentFailures(now)
  const recentFailure = (url: URL) => (isPolite ? failures.find(url) : undefined)

  async function ask<T>(url: URL, use: (body: UpstreamBody) => Promise<T | Failure>): Promise<T | Failure> {
    const made = await withLargePlace(async (enterLarge) => {
      const answer = await fetch({ url: url.href, wants, enterLarge })
      return answer.kind === 'body' ? use(answer) : failureOf(answer)
    })
    failures.note(url, isFailure(made) ? made : undefined)
    return made
  }

  return {
    recentFailure,
    get: async (url, use) => {
      const known = recentFailure(url)
      if (known !== undefined) return known
      const waitSeconds = await takeUpstream(url.host)
      if (waitSeconds !== undefined) return { kind: 'tooManyRequests', waitSeconds }
      const giveBack = await turns.take(url.host)
      if (giveBack === undefined) return { kind: 'busy' }
      try {
        // Those before may have found the site dead.
        return recentFailure(url) ?? (await ask(url, use))
      } finally {
        giveBack()
      }
    },
    waiting: turns.waiting,
  }
}

function failureOf(answer: Exclude<UpstreamAnswer, UpstreamBody>): Failure {
  // Nobody asked conditionally.
  return answer.kind === 'failed' ? answer : { kind: 'failed', problem: { code: 'badAnswer' } }
}

function isFailure(made: unknown): made is Failure {
  return (
    typeof made === 'object' &&
    made !== null &&
    'kind' in made &&
    (made.kind === 'failed' || made.kind === 'unfit')
  )
}
