import type { FeedHead } from '../../proxy/poll/feed-head.ts'
import { dueAt } from '../../proxy/poll/poll-decision.ts'
import { stateAfter } from '../../proxy/poll/state-after.ts'
import type { SourceState } from '../../proxy/store/source-state.ts'
import { makeRandom, type Random } from '../support/random.ts'
import rhythms from './real-rhythms.json' with { type: 'json' }

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

export interface SimSource {
  /** Epoch ms of each post, and of each later edit of one. */
  posts: number[]
  edits: number[]
  bodyBytes: number
  hintMs: number
  hasHub: boolean
}

/** A body that is new in the index. */
export interface Change {
  at: number
  source: number
}

/** Of posts that are corrected within two hours after they came out. A guess: feeds tell nothing of it. */
const editedShare = 0.3

/** As many sources as the catalog has, each posting as one of the real feeds does, from `from` until `until`. */
export function makeSources(count: number, from: number, until: number, seed: string): SimSource[] {
  const random = makeRandom(seed)
  return Array.from({ length: count }, (_, at) => {
    // Evenly over the feeds, which are sorted by their rhythm: no luck of the draw in what matters most.
    const feed = rhythms.feeds[Math.floor(((at + 0.5) / count) * rhythms.feeds.length)]
    if (feed === undefined) throw new Error('The table of rhythms is empty.')
    const posts = postTimes(feed.postsPerMonth, from, until, random)
    const edits = posts.filter(() => random.chance(editedShare)).map((at) => at + random.next() * 2 * hourMs)
    const { bodyBytes, hasHub, hintMinutes } = feed
    return { posts, edits, bodyBytes, hasHub, hintMs: hintMinutes * minuteMs }
  })
}

/** By thinning: at each hour as many as the hour and the day of the week have of all real posts. */
function postTimes(perMonth: number, from: number, until: number, random: Random): number[] {
  const hours = rhythms.byHour.map((posts) => (posts / sum(rhythms.byHour)) * 24)
  const days = rhythms.byDay.map((posts) => (posts / sum(rhythms.byDay)) * 7)
  const most = Math.max(...hours) * Math.max(...days)
  const times: number[] = []
  const meanGapMs = (30 * dayMs) / (perMonth * most)
  for (let at = from; ; ) {
    at -= Math.log(1 - random.next()) * meanGapMs
    if (at >= until) return times
    const date = new Date(at)
    const weight = (hours[date.getUTCHours()] ?? 0) * (days[(date.getUTCDay() + 6) % 7] ?? 0)
    if (random.chance(weight / most)) times.push(at)
  }
}

export interface Polled {
  changes: Change[]
  /** Looks at each source between `countFrom` and `countUntil`. */
  fetches: number[]
}

/** Asks the sources as the server does, by its own rules, and notes when it saw what. */
export function pollSources(
  sources: readonly SimSource[],
  options: {
    from: number
    until: number
    countFrom: number
    countUntil: number
    pollMs: number
    hasWebSub: boolean
    seed: string
  },
): Polled {
  const random = makeRandom(options.seed)
  const polled: Polled = { changes: [], fetches: [] }
  for (const [at, source] of sources.entries()) {
    const { changes, fetches } = pollOne(source, options, random)
    polled.changes.push(...changes.map((time) => ({ at: time, source: at })))
    polled.fetches.push(fetches)
  }
  polled.changes.sort((a, b) => a.at - b.at)
  return polled
}

function pollOne(
  { posts, edits, hintMs, hasHub }: SimSource,
  { from, until, countFrom, countUntil, pollMs, hasWebSub }: Parameters<typeof pollSources>[1],
  random: Random,
): { changes: number[]; fetches: number } {
  const news = [...posts, ...edits].sort((a, b) => a - b)
  const changes: number[] = []
  let fetches = 0
  let seen = 0
  let state: SourceState | undefined
  for (let now = from + random.next() * pollMs; now < until; ) {
    const before = seen
    while ((news[seen] ?? Number.POSITIVE_INFINITY) <= now) seen++
    const head: FeedHead = { gist: String(seen), ...(hintMs > 0 && { hintMs }) }
    const outcome =
      state !== undefined && before === seen
        ? ({ kind: 'unchanged', headers: {} } as const)
        : ({ kind: 'body', hash: String(seen), size: 1, head, headers: {}, finalUrl: 'x' } as const)
    state = stateAfter('x', state, outcome, now)
    if (now >= countFrom && now < countUntil) fetches++
    if (before !== seen && now > from + pollMs) changes.push(now)
    const due = dueAt('x', state, pollMs)
    const jittered = due + random.next() * Math.min((due - now) / 10, 5 * minuteMs)
    // The hub's ping comes seconds after a post, and at most one look a minute comes of pings.
    const ping = (news[seen] ?? Number.POSITIVE_INFINITY) + 2000
    now = hasHub && hasWebSub ? Math.min(jittered, Math.max(ping, now + minuteMs)) : jittered
  }
  return { changes, fetches }
}

/** When the predecessor had rebuilt its pages with what was there. */
export function buildTimes(from: number, until: number): number[] {
  const times: number[] = []
  for (let day = Math.floor(from / dayMs) * dayMs; day < until; day += dayMs) {
    for (const hour of [8, 12, 16, 20]) times.push(day + hour * hourMs)
  }
  return times.filter((at) => at >= from && at < until)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
