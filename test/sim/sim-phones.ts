import { indexStep } from '../../proxy/wire.ts'
import { makeRandom, type Random } from '../support/random.ts'
import type { ServerFacts } from './server-facts.ts'
import type { IndexAsked } from './sim-cache.ts'
import { type Ages, notePosts, type PostOptions, postsOfDay } from './sim-posts.ts'
import type { Change, SimSource } from './sim-sources.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

export const phoneKinds = ['Android', 'Android, push', 'iPhone', 'iPhone, push'] as const
export type PhoneKind = (typeof phoneKinds)[number]

export interface SimPhones {
  /** Requests for the index on the counted day, sorted, without those after a push. */
  indexAsked: IndexAsked[]
  /** Different addresses of the index that were asked for after pushes. */
  afterPushes: number
  /** Bytes that each phone received on the counted day. */
  bytes: Record<PhoneKind, number[]>
  /** Of the posts of the counted day in sources that the phone follows. */
  ages: Record<PhoneKind, Ages>
  /** Different bodies that were asked for. */
  bodies: number
  followedAll: Record<PhoneKind, number[]>
}

/** Phones live from a day before the counted one until three days after. */
export interface PhoneOptions extends PostOptions {
  phones: number
  facts: ServerFacts
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
const indexStepMs = indexStep * 1000
/** As the server allows for clocks that are set. */
const slackMs = 600_000
const periodicSyncMs = 12 * hourMs
/** A phone that is awake is told within it. */
const pushWayMs = 20_000
/**
 * At night an Android phone lies still and takes messages of normal urgency, as ours are, only now and then:
 * https://developer.android.com/training/monitoring-device-state/doze-standby
 */
const nightHours = 6
const longestDozeMs = 4 * hourMs

export function runPhones(options: PhoneOptions): SimPhones {
  const { phones, sources, changes, dayStart, facts, pushTimes } = options
  const random = makeRandom(options.seed)
  const result: SimPhones = {
    indexAsked: [],
    afterPushes: 0,
    bytes: perKind<number[]>(() => []),
    ages: perKind(() => ({ ours: [], before: [], reader: [] })),
    bodies: 0,
    followedAll: perKind<number[]>(() => []),
  }
  const afterPushes = new Set<string>()
  const asked = new Set<number>()
  const posts = postsOfDay(options)
  for (let phone = 0; phone < phones; phone++) {
    const kind = phoneKinds[(phone % 2) * 2 + (random.chance(pushShare) ? 1 : 0)] ?? 'Android'
    const follows = chooseSources(sources.length, random)
    const zone = random.pick(zones)
    const opens = openTimes(dayStart, zone, random)
    const wakes = wakeTimes(kind, opens, pushTimes, dayStart, random)
    let received = 0
    let known = wakes[0]?.at ?? 0
    for (const { at, isPush, pushedAt } of wakes) {
      const isCounted = at >= dayStart && at < dayStart + dayMs
      // What the cache gives may be as old as it may be at all; after a push the phone asks past it.
      const seenUntil = isPush ? at : at - facts.indexStaleMs
      const { bytes, isChanged } = fetchChanges(
        changes,
        sources,
        follows,
        known,
        seenUntil,
        isCounted ? asked : undefined,
        facts,
      )
      const since = sinceOf(changes, known, at)
      if (isCounted) {
        if (isPush) afterPushes.add(`${pushedAt} ${since}`)
        else result.indexAsked.push({ at, since })
        const index = isChanged ? indexBytes(changes, since, seenUntil, facts) : facts.unchangedIndexBytes
        received += bytes + index
      }
      known = Math.max(known, seenUntil)
    }
    result.bytes[kind].push(received)
    if (follows.every((isFollowed) => isFollowed === 1)) result.followedAll[kind].push(received)
    // A fifth of many phones tells the ages as well as all do.
    if (phone % 10 < 2 || phones <= 10_000) {
      const tellAfterMs = (at: number) => tellDelay(kind, at, zone, random)
      notePosts(result.ages[kind], posts, { follows, opens, tellAfterMs, staleMs: facts.indexStaleMs })
    }
  }
  result.indexAsked.sort((a, b) => a.at - b.at)
  result.afterPushes = afterPushes.size
  result.bodies = asked.size
  return result
}

function perKind<Value>(make: () => Value): Record<PhoneKind, Value> {
  return { Android: make(), 'Android, push': make(), iPhone: make(), 'iPhone, push': make() }
}

/** From a push to the notification; never on a phone that has none. */
function tellDelay(kind: PhoneKind, at: number, zone: number, random: Random): number {
  if (!kind.includes('push')) return Number.POSITIVE_INFINITY
  const localHour = ((at + zone * hourMs) % dayMs) / hourMs
  const isAsleep = kind.startsWith('Android') && localHour < nightHours
  return random.next() * (isAsleep ? longestDozeMs : pushWayMs)
}

function chooseSources(count: number, random: Random): Uint8Array {
  const follows = new Uint8Array(count)
  if (random.chance(followAllShare)) return follows.fill(1)
  const wished = Math.round(3 * 10 ** random.next())
  for (let chosen = 0; chosen < wished; chosen++) follows[random.between(0, count - 1)] = 1
  return follows
}

/** From the day before the counted one until three days after it, sorted. */
function openTimes(dayStart: number, zone: number, random: Random): number[] {
  const perDay = random.pick(opensPerDay)
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
  pushedAt?: number
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
      if (at >= dayStart && at < end)
        wakes.push({ at: at + random.next() * pushWayMs, isPush: true, pushedAt: at })
  }
  return wakes.sort((a, b) => a.at - b.at)
}

/** As a phone works it out of the index that it knows: `core/fetch/index-parts.ts`. */
function sinceOf(changes: readonly Change[], known: number, now: number): number | undefined {
  const latest = changes[firstAfter(changes, known) - 1]?.at ?? 0
  const since = Math.floor(latest / indexStepMs) * indexStepMs
  return now - since < 3 * dayMs ? since : undefined
}

/** The part since then has the sources that changed after it; the bytes of each are those of the whole, evenly. */
function indexBytes(
  changes: readonly Change[],
  since: number | undefined,
  until: number,
  facts: ServerFacts,
): number {
  if (since === undefined) return facts.indexBytes
  const part = changes.slice(firstAfter(changes, since - slackMs), firstAfter(changes, until))
  const share = new Set(part.map(({ source }) => source)).size / facts.sources
  return facts.emptyIndexBytes + share * (facts.indexBytes - facts.emptyIndexBytes)
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
