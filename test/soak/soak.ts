import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { megabytes } from '../bench/proxy/memory.ts'
import { startApp } from '../support/app-under-test.ts'
import { writeCatalog } from '../support/make-catalog.ts'
import { makeRandom } from '../support/random.ts'
import { createEtagBook } from './checks.ts'
import { runClient } from './client.ts'
import { unexpectedLines } from './log-lines.ts'
import { startMadPublisher } from './mad-publisher.ts'
import { watchMemory } from './memory-watch.ts'
import { keepRestarting, stop } from './restarts.ts'
import { createTally } from './tally.ts'

const clients = 200
const mostGrowth = 0.15
/** Fast, so that ten minutes are some days. */
const pollMinutes = 0.05

/**
 * Two servers of their own ask the same mad publisher: one is killed and restarted all the time, the other never, so
 * that its memory can be watched. Clients ask both. True when nothing was wrong.
 */
export async function soak(seconds: number): Promise<boolean> {
  const seed = Date.now() % 1_000_000
  const random = makeRandom(seed)
  const folder = await mkdtemp(join(tmpdir(), 'dsa-feed-soak-'))
  const publisher = await startMadPublisher(random)
  const options = {
    catalog: await writeCatalog(folder, publisher.catalog),
    allowHosts: publisher.hosts,
    pollMinutes,
    env: { LOG_FORMAT: 'json' },
  }
  const [steady, restarted] = [await startApp(options), await startApp(options)]
  console.log(`${seconds} s, ${clients} clients, ${publisher.feeds.size} sources, seed ${seed}`)
  const endAt = Date.now() + seconds * 1000
  const isOver = () => Date.now() > endAt
  const tally = createTally()
  const restarts = keepRestarting({
    app: restarted,
    everyMs: Math.min(20_000, seconds * 125),
    random,
    isOver,
    fail: tally.fail,
  })
  const memory = watchMemory(steady.pid())
  const targets = [restarts, { url: steady.url, mayBreak: () => false }]
  const etags = createEtagBook()
  const given = { publisher, targets, etags, tally, isOver }
  await Promise.all(
    Array.from({ length: clients }, (_, at) => runClient({ ...given, random: makeRandom(`${seed} ${at}`) })),
  )
  await restarts.finished
  const found = memory.end()
  const endsMs = [...restarts.endsMs(), await stop(restarted, tally.fail), await stop(steady, tally.fail)]
  for (const line of unexpectedLines(steady.log() + restarted.log())) tally.fail(`in the log: ${line}`)
  if (found && found.endBytes > found.warmBytes * (1 + mostGrowth)) {
    tally.fail(`memory grew from ${megabytes(found.warmBytes)} to ${megabytes(found.endBytes)}`)
  }
  await Promise.all([steady.close(), restarted.close(), publisher.close()])
  await rm(folder, { recursive: true, force: true })
  console.log(tally.report())
  console.log(
    [
      `faults of the publisher: ${publisher.faults()}`,
      `server killed: ${restarts.kills()} ×, ended by SIGTERM: ${endsMs.length} ×, the slowest in ${Math.max(...endsMs)} ms (limit 10000)`,
      found
        ? `memory: ${megabytes(found.warmBytes)} after warm-up, ${megabytes(found.endBytes)} at the end (limit + ${mostGrowth * 100} %), ${megabytes(found.highestBytes)} at its highest`
        : 'memory: this system does not tell',
      `wrong: ${tally.failures()}`,
    ].join('\n'),
  )
  return tally.failures() === 0
}
