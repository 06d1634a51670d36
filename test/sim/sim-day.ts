import type { BenchResult } from '../bench/bench-result.ts'
import { measureServer, type ServerFacts } from './server-facts.ts'
import { countOriginRequests } from './sim-cache.ts'
import { phoneKinds, runPhones, type SimPhones, serverDelays } from './sim-phones.ts'
import { buildTimes, makeSources, pollSources } from './sim-sources.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const sourceCount = 110
const pollMs = 30 * minuteMs
/** As the server pauses between two rounds of pushes. */
const pushPauseMs = 15 * minuteMs
/** The poller has learned each source's rhythm by then. */
const warmUpDays = 60
/** A Wednesday: of an ordinary day there is no more to expect. */
const dayStart = Date.UTC(2026, 9, 14)

/** One day of the server, the publishers and so many phones, in numbers beside what was promised. */
export async function simulateDay(phones: number): Promise<BenchResult[]> {
  const facts = await measureServer(sourceCount)
  const [from, until] = [dayStart - warmUpDays * dayMs, dayStart + 4 * dayMs]
  const sources = makeSources(sourceCount, from, until, 'posts')
  const counted = { countFrom: dayStart, countUntil: dayStart + dayMs }
  const polling = { from, until, ...counted, pollMs, seed: 'poll' }
  const { changes, fetches } = pollSources(sources, { ...polling, hasWebSub: true })
  const unpinged = pollSources(sources, { ...polling, hasWebSub: false }).fetches
  const pushTimes = pushRounds(changes.map(({ at }) => at))
  const given = {
    phones,
    sources,
    changes,
    pushTimes,
    buildTimes: buildTimes(from, until),
    facts,
    dayStart,
    seed: 'phones',
  }
  const ran = runPhones(given)
  const few = runPhones({ ...given, phones: Math.ceil(phones / 100) })
  const pushes = pushTimes.filter(isOfDay)
  return [
    told(
      'posts of the day, in 110 sources',
      String(sources.flatMap(({ posts }) => posts.filter(isOfDay)).length),
    ),
    told('changed bodies, edits among them', String(changes.filter(({ at }) => isOfDay(at)).length)),
    ...fetchResults(facts, fetches, unpinged),
    told('index requests of phones, all', ran.indexTimes.length.toLocaleString('en')),
    told('reach our process: index / bodies', reaching(ran, pushes, facts)),
    told('the same with a hundredth of the phones', reaching(few, pushes, facts)),
    told('pushes to each phone that wishes them', String(pushes.length)),
    ...byteResults(ran, facts),
    ...ageResults(ran, serverDelays(given)),
  ]
}

function isOfDay(at: number): boolean {
  return at >= dayStart && at < dayStart + dayMs
}

function fetchResults(facts: ServerFacts, fetches: number[], unpinged: number[]): BenchResult[] {
  const [fewest, most] = [Math.min(...unpinged), Math.max(...unpinged)]
  const { firstFetches, fetchesForPhones } = facts
  return [
    told('looks at a source: fewest / median / most', spread(fetches)),
    told('the same without pings of hubs', spread(unpinged)),
    checked('looks at a source, without pings', '4 to 96', `${fewest} to ${most}`, fewest >= 4 && most <= 96),
    checked(
      'fetches that 2,000 requests of phones bring',
      '0',
      `${fetchesForPhones}, ${firstFetches} before them`,
      fetchesForPhones === 0 && firstFetches === sourceCount,
    ),
  ]
}

function byteResults({ bytes, followedAll }: SimPhones, facts: ServerFacts): BenchResult[] {
  const above = bytes.filter((one) => one > 1_000_000).length / bytes.length
  return [
    told(
      'index on the wire: changed / unchanged',
      `${facts.indexBytes} / ${facts.unchangedIndexBytes} bytes`,
    ),
    checked('a phone a day, mean', '≤ 1 MB', kb(mean(bytes)), mean(bytes) <= 1_000_000),
    told('a phone a day: median / 95 of 100', `${kb(middle(bytes))} / ${kb(at95(bytes))}`),
    told('a phone that follows all 110, mean', kb(mean(followedAll))),
    told('phones above 1 MB', `${Math.round(above * 100)} %`),
  ]
}

function ageResults(ran: SimPhones, delays: { ours: number[]; before: number[] }): BenchResult[] {
  const limit = '≤ 1/3 of the predecessor’s'
  const isThird = (ours: number[], before: number[]) => middle(ours) <= middle(before) / 3
  const { ours, before } = delays
  return [
    told('until our server has a post: median / 95 of 100', ages(ours)),
    told('until the predecessor had it', ages(before)),
    checked('median of ours', limit, share(ours, before), isThird(ours, before)),
    ...phoneKinds.flatMap((kind) => {
      const [shown, shownBefore] = [ran.shown[kind], ran.shownBefore[kind]]
      const all = `${ages(shown)}; before ${ages(shownBefore)}; ${share(shown, shownBefore)}`
      // Who has no push sees a post when they open the app, and that is up to them.
      if (!kind.includes('push')) return [told(`${kind}: post first shown`, all)]
      return [checked(`${kind}: post first shown`, limit, all, isThird(shown, shownBefore))]
    }),
  ]
}

function reaching(ran: SimPhones, pushes: readonly number[], facts: ServerFacts): string {
  const { index, bodies } = countOriginRequests(ran.indexTimes, pushes, ran.bodies, facts)
  return `${index.toLocaleString('en')} / ${bodies}`
}

/** The first change at once, what comes within the pause at its end. */
function pushRounds(changes: readonly number[]): number[] {
  const rounds: number[] = []
  let last = Number.NEGATIVE_INFINITY
  for (const at of changes) {
    if (at <= last) continue
    last = Math.max(at, last + pushPauseMs)
    rounds.push(last)
  }
  return rounds
}

function told(what: string, measured: string): BenchResult {
  return { what, measured }
}

function checked(what: string, limit: string, measured: string, isOk: boolean): BenchResult {
  return { what, limit, measured, isOk }
}

function spread(numbers: readonly number[]): string {
  return `${Math.min(...numbers)} / ${middle(numbers)} / ${Math.max(...numbers)}`
}

function middle(numbers: ArrayLike<number>): number {
  return quantile(numbers, 0.5)
}

function at95(numbers: ArrayLike<number>): number {
  return quantile(numbers, 0.95)
}

function quantile(numbers: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(numbers).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function mean(numbers: ArrayLike<number>): number {
  return sum(Array.from(numbers)) / numbers.length
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function ages(ms: ArrayLike<number>): string {
  return `${duration(middle(ms))} / ${duration(at95(ms))}`
}

function duration(ms: number): string {
  const minutes = ms / minuteMs
  return minutes < 100 ? `${minutes.toFixed(minutes < 10 ? 1 : 0)} min` : `${(minutes / 60).toFixed(1)} h`
}

function share(ours: ArrayLike<number>, before: ArrayLike<number>): string {
  return `${(middle(ours) / middle(before)).toFixed(2)} of it`
}

function kb(bytes: number): string {
  return `${Math.round(bytes / 1000)} KB`
}
