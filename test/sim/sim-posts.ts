import type { Change, SimSource } from './sim-sources.ts'

const dayMs = 24 * 60 * 60_000

/** Ms from a post to its being shown. The same readers open ours and the predecessor at the same moments. */
export interface Ages {
  ours: number[]
  before: number[]
  /** Until the reader opens anything at all: no server is quicker without a notification. */
  reader: number[]
}

export interface PostOptions {
  sources: readonly SimSource[]
  changes: readonly Change[]
  /** Of rounds of pushes. */
  pushTimes: readonly number[]
  /** Of the predecessor's rebuilds. */
  buildTimes: readonly number[]
  /** The counted day begins here. */
  dayStart: number
}

export interface SimPost {
  source: number
  at: number
  /** When our server had it, when a push told of it, and when the predecessor had it. */
  visibleAt: number
  pushedAt: number
  builtAt: number
}

/** Of the counted day. */
export function postsOfDay({ sources, changes, pushTimes, buildTimes, dayStart }: PostOptions): SimPost[] {
  const later = (times: readonly number[], at: number) =>
    times.find((time) => time >= at) ?? Number.POSITIVE_INFINITY
  return sources.flatMap(({ posts }, source) => {
    const own = changes.filter((change) => change.source === source).map(({ at }) => at)
    return posts
      .filter((at) => at >= dayStart && at < dayStart + dayMs)
      .map((at) => {
        const visibleAt = later(own, at)
        return {
          source,
          at,
          visibleAt,
          pushedAt: later(pushTimes, visibleAt),
          builtAt: later(buildTimes, at),
        }
      })
  })
}

export function serverDelays(options: PostOptions): { ours: number[]; before: number[] } {
  const posts = postsOfDay(options)
  return {
    ours: posts.map(({ at, visibleAt }) => visibleAt - at),
    before: posts.map(({ at, builtAt }) => builtAt - at),
  }
}

export interface Reader {
  follows: Uint8Array
  opens: readonly number[]
  tellAfterMs: (pushedAt: number) => number
  /** So old an index may be that a phone gets at an opening. */
  staleMs: number
}

/**
 * A post counts as shown when its reader opens the app and it is there, or when a notification tells of it. What comes
 * in the background on a phone that may not notify is there at the next opening, as it is where nothing came: of the
 * readers here all have a network when they open.
 */
export function notePosts(ages: Ages, posts: readonly SimPost[], reader: Reader): void {
  const { follows, opens, tellAfterMs, staleMs } = reader
  const openAfter = (at: number) => opens.find((open) => open >= at) ?? Number.POSITIVE_INFINITY
  for (const { source, at, visibleAt, pushedAt, builtAt } of posts) {
    if (follows[source] !== 1) continue
    const ours = Math.min(openAfter(visibleAt + staleMs), pushedAt + tellAfterMs(pushedAt)) - at
    const before = openAfter(builtAt) - at
    // By then the counted days are over, which is so for both or for neither but in the rarest cases.
    if (!Number.isFinite(ours) || !Number.isFinite(before)) continue
    ages.ours.push(ours)
    ages.before.push(before)
    ages.reader.push(openAfter(at) - at)
  }
}
