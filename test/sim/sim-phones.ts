import { makeRandom, type Random } from '../support/random.ts'
import type { ServerFacts } from './server-facts.ts'
import type { Change, SimSource } from './sim-sources.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

export const phoneKinds = ['Android', 'Android, push', 'iPhone', 'iPhone, push'] as const
export type PhoneKind = (typeof phoneKinds)[number]

export interface SimPhones {
  /** Requests for the index on the counted day, sorted. */
  indexTimes: Float64Array
  /** Bytes of each phone on the counted day. */
  bytes: Float64Array
  /** Ms from a post to its being shown, of the posts of the counted day in sources that the phone follows. */
  shown: Record<PhoneKind, number[]>
  shownBefore: Record<PhoneKind, number[]>
  /** Different bodies that were asked for. */
  bodies: number
  followedAll: number[]
}

export interface PhoneOptions {
  phones: number
  sources: readonly SimSource[]
  changes: readonly Change[]
  /** Of rounds of pushes. */
  pushTimes: readonly number[]
  /** Of the predecessor's rebuilds. */
  buildTimes: readonly number[]
  facts: ServerFacts
  /** The counted day begins here; phones live from a day before until three days after. */
  dayStart: number
  seed: string
}

/** Of phones; the rest are Androids and iPhones in equal parts. A guess at what readers will choose. */
const pushShare = 0.4
/** Of readers who follow everything; the others follow 3 to 30 sources. */
const followAllShare = 0.2
const zones = [-5, -5, -5, -5, -6, -6, -7, -8, -8]
/** By the hour of the reader's day: breakfast, lunch, the evening. */
const opensByHour = [1, 0, 0, 0, 0, 1, 4, 8, 8, 5, 4, 4, 7, 6, 4, 4, 4, 6, 7, 7, 7, 7, 6, 3]
/** Openings a day: some readers look once, some all day. */
const opensPerDay = [1, 1, 2, 2, 3, 3, 4, 8]
const periodicSyncMs = 12 * hourMs

export function runPhones(options: PhoneOptions): SimPhones {
  const { phones, sources, changes, dayStart, facts, pushTimes } = options
  const random = makeRandom(options.seed)
  const result: SimPhones = {
    indexTimes: new Float64Array(0),
    bytes: new Float64Array(phones),
    shown: emptyKinds(),
    shownBefore: emptyKinds(),
    bodies: 0,
    followedAll: [],
  }
  const indexTimes: number[] = []
  const asked = new Set<number>()
  const posts = postsOfDay(options)
  for (let phone = 0; phone < phones; phone++) {
    const kind = phoneKinds[(phone % 2) * 2 + (random.chance(pushShare) ? 1 : 0)] ?? 'Android'
    const follows = chooseSources(sources.length, random)
    const opens = openTimes(dayStart, random)
    const wakes = wakeTimes(kind, opens, pushTimes, dayStart, random)
    let known = wakes[0]?.at ?? 0
    for (const { at, isPush } of wakes) {
      const isCounted = at >= dayStart && at < dayStart + dayMs
      // Through the cache; after a push the phone asks for an index that has the change.
      const seenUntil = isPush ? at : at - (at % facts.indexFreshMs)
      const { bytes, isChanged } = fetchChanges(
        changes,
        sources,
        follows,
        known,
        seenUntil,
        isCounted ? asked : undefined,
        facts,
      )
      known = Math.max(known, seenUntil)
      if (!isCounted) continue
      if (!isPush) indexTimes.push(at)
      result.bytes[phone] =
        (result.bytes[phone] ?? 0) + bytes + (isChanged ? facts.indexBytes : facts.unchangedIndexBytes)
    }
    if (follows.every((isFollowed) => isFollowed === 1)) result.followedAll.push(result.bytes[phone] ?? 0)
    // A fifth of many phones tells the ages as well as all do.
    if (phone % 10 < 2 || phones <= 10_000)
      notePosts(result, kind, posts, follows, opens, kind.includes('push'))
  }
  result.indexTimes = Float64Array.from(indexTimes).sort()
  result.bodies = asked.size
  return result
}

function emptyKinds(): Record<PhoneKind, number[]> {
  return { Android: [], 'Android, push': [], iPhone: [], 'iPhone, push': [] }
}

interface SimPost {
  source: number
  at: number
  /** When our server had it, when a push told of it, and when the predecessor had it. */
  visibleAt: number
  pushedAt: number
  builtAt: number
}

/** Of the counted day. */
function postsOfDay({ sources, changes, pushTimes, buildTimes, dayStart }: PhoneOptions): SimPost[] {
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

export function serverDelays(options: PhoneOptions): { ours: number[]; before: number[] } {
  const posts = postsOfDay(options)
  return {
    ours: posts.map(({ at, visibleAt }) => visibleAt - at),
    before: posts.map(({ at, builtAt }) => builtAt - at),
  }
}

function chooseSources(count: number, random: Random): Uint8Array {
  const follows = new Uint8Array(count)
  if (random.chance(followAllShare)) return follows.fill(1)
  const wished = Math.round(3 * 10 ** random.next())
  for (let chosen = 0; chosen < wished; chosen++) follows[random.between(0, count - 1)] = 1
  return follows
}

/** From the day before the counted one until three days after it, sorted. */
function openTimes(dayStart: number, random: Random): number[] {
  const perDay = random.pick(opensPerDay)
  const zone = random.pick(zones)
  const times: number[] = []
  for (let day = -1; day <= 3; day++) {
    for (let opened = 0; opened < perDay; opened++) {
      const localHour = weightedHour(random) + random.next()
      times.push(dayStart + day * dayMs + ((localHour - zone) % 24) * hourMs)
    }
  }
  return times.sort((a, b) => a - b)
}

const totalWeight = opensByHour.reduce((sum, weight) => sum + weight, 0)

function weightedHour(random: Random): number {
  let left = random.next() * totalWeight
  for (const [hour, weight] of opensByHour.entries()) {
    left -= weight
    if (left < 0) return hour
  }
  return 0
}

interface Wake {
  at: number
  isPush: boolean
}

/** Until the end of the counted day: each opening, what the system grants in the background, and pushes. */
function wakeTimes(
  kind: PhoneKind,
  opens: readonly number[],
  pushTimes: readonly number[],
  dayStart: number,
  random: Random,
): Wake[] {
  const end = dayStart + dayMs
  const wakes: Wake[] = opens.filter((at) => at < end).map((at) => ({ at, isPush: false }))
  if (kind.startsWith('Android')) {
    // Asked for every 12 hours; the system takes its time.
    for (
      let at = dayStart - dayMs + random.next() * periodicSyncMs;
      at < end;
      at += periodicSyncMs * (1 + random.next())
    )
      wakes.push({ at, isPush: false })
  }
  if (kind.includes('push')) {
    for (const at of pushTimes)
      if (at >= dayStart && at < end) wakes.push({ at: at + 1000 + random.next() * 20_000, isPush: true })
  }
  return wakes.sort((a, b) => a.at - b.at)
}

/** A source that changed twice between two wakes is fetched once. */
function fetchChanges(
  changes: readonly Change[],
  sources: readonly SimSource[],
  follows: Uint8Array,
  from: number,
  until: number,
  asked: Set<number> | undefined,
  { bodyHeaderBytes }: ServerFacts,
): { bytes: number; isChanged: boolean } {
  let bytes = 0
  const fetched = new Set<number>()
  const first = firstAfter(changes, from)
  let at = firstAfter(changes, until) - 1
  const isChanged = at >= first
  for (; at >= first; at--) {
    const source = changes[at]?.source ?? 0
    if (follows[source] !== 1 || fetched.has(source)) continue
    fetched.add(source)
    asked?.add(at)
    bytes += (sources[source]?.bodyBytes ?? 0) + bodyHeaderBytes
  }
  return { bytes, isChanged }
}

/** Index of the first change later than `time`. */
function firstAfter(changes: readonly Change[], time: number): number {
  let low = 0
  let high = changes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((changes[middle]?.at ?? 0) <= time) low = middle + 1
    else high = middle
  }
  return low
}

/** A post counts as shown when its reader opens the app and it is there, or when a notification tells of it. */
function notePosts(
  result: SimPhones,
  kind: PhoneKind,
  posts: readonly SimPost[],
  follows: Uint8Array,
  opens: readonly number[],
  hasPush: boolean,
): void {
  const openAfter = (at: number) => opens.find((open) => open >= at) ?? Number.POSITIVE_INFINITY
  for (const { source, at, visibleAt, pushedAt, builtAt } of posts) {
    if (follows[source] !== 1) continue
    const told = hasPush ? pushedAt + 5000 : Number.POSITIVE_INFINITY
    const ours = Math.min(openAfter(visibleAt), told) - at
    const before = openAfter(builtAt) - at
    if (Number.isFinite(ours)) result.shown[kind].push(ours)
    if (Number.isFinite(before)) result.shownBefore[kind].push(before)
  }
}
