import type { FetchUpstream } from '../upstream/fetch-upstream.ts'
import type { RateLimits, Wanted } from './rate-limits.ts'
import { createReaderFetch, type ReaderFetch } from './reader-fetch.ts'

export type ReaderFetches = Readonly<Record<Wanted, ReaderFetch>>

/** Most hold little and wait for a slow site; those with a large body are few. */
const atOnce: Readonly<Record<Wanted, number>> = { feed: 32, image: 24, page: 12 }
const largeAtOnce: Readonly<Record<Wanted, number>> = { feed: 2, image: 2, page: 1 }

export function createReaderFetches(options: {
  fetch: FetchUpstream
  rateLimits: RateLimits
  isPolite: boolean
  now: () => number
}): ReaderFetches {
  const { fetch, rateLimits, isPolite, now } = options
  const fetchOf = (wants: Wanted) => {
    const takeUpstream = (host: string) => rateLimits.takeUpstream(wants, host)
    const places = { atOnce: atOnce[wants], largeAtOnce: largeAtOnce[wants] }
    return createReaderFetch({ fetch, wants, ...places, isPolite, takeUpstream, now })
  }
  return { feed: fetchOf('feed'), image: fetchOf('image'), page: fetchOf('page') }
}
