import type { BenchResult } from '../bench/bench-result.ts'
import { measureServer, type ServerFacts } from './server-facts.ts'
import { ageResults } from './sim-ages.ts'
import { countOriginRequests } from './sim-cache.ts'
import { phoneKinds, runPhones, type SimPhones } from './sim-phones.ts'
import { serverDelays } from './sim-posts.ts'
import { buildTimes, makeSources, pollSources } from './sim-sources.ts'
import { at95, checked, kb, mean, middle, percent, spread, told } from './sim-words.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const sourceCount = 110
const byteLimit = 1_000_000
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
    told('index requests of phones, all', ran.indexAsked.length.toLocaleString('en')),
    told('reach our process: index / bodies', reaching(ran, facts)),
    told('the same with a hundredth of the phones', reaching(few, facts)),
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
    checked('fetches before any phone asked', '110', String(firstFetches), firstFetches === sourceCount),
    ...fetchesForPhones.map(({ requests, fetches }) =>
      checked(
        `fetches for ${requests.toLocaleString('en')} requests of phones`,
        '0',
        String(fetches),
        fetches === 0,
      ),
    ),
  ]
}

function byteResults({ bytes, followedAll }: SimPhones, facts: ServerFacts): BenchResult[] {
  const all = Object.values(bytes).flat()
  const above = all.filter((one) => one > byteLimit).length / all.length
  return [
    told(
      'index on the wire: whole / part / unchanged',
      `${facts.indexBytes} / from ${facts.emptyIndexBytes} / ${facts.unchangedIndexBytes} bytes`,
    ),
    ...phoneKinds.map((kind) => {
      const received = bytes[kind]
      const also = `mean; median ${kb(middle(received))}, 95 of 100 ${kb(at95(received))}`
      const measured = `${kb(mean(received))} ${also}; who follows all ${kb(mean(followedAll[kind]))}`
      return checked(`${kind}: received a day`, '≤ 1 MB', measured, mean(received) <= byteLimit)
    }),
    told('phones that receive more than 1 MB', percent(above)),
  ]
}

function reaching(ran: SimPhones, facts: ServerFacts): string {
  const { index, bodies } = countOriginRequests(ran.indexAsked, ran.afterPushes, ran.bodies, facts)
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
