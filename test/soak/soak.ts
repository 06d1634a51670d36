import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { megabytes } from '../bench/proxy/memory.ts'
import { type AppUnderTest, startApp } from '../support/app-under-test.ts'
import { writeCatalog } from '../support/make-catalog.ts'
import { makeRandom } from '../support/random.ts'
import { createEtagBook } from './checks.ts'
import { runClient } from './client.ts'
import { unexpectedLines } from './log-lines.ts'
import { type MadPublisher, startMadPublisher } from './mad-publisher.ts'
import { type MemoryWatch, watchMemory } from './memory-watch.ts'
import { keepRestarting, type Restarted, stop } from './restarts.ts'
import { createTally, type Tallied } from './tally.ts'

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
  const folder = await mkdtemp(join(tmpdir(), 'dsa-feed-soak-'))
  const publisher = await startMadPublisher(makeRandom(seed))
  const options = {
    catalog: await writeCatalog(folder, publisher.catalog),
    allowHosts: publisher.hosts,
    pollMinutes,
    env: { LOG_FORMAT: 'json' },
  }
  const [steady, restarted] = [await startApp(options), await startApp(options)]
  // Also where something here breaks.
  process.on('exit', () => [steady, restarted].forEach((app) => void app.kill()))
  console.log(`${seconds} s, ${clients} clients, ${publisher.feeds.size} sources, seed ${seed}`)
  const tally = createTally()
  const memory = watchMemory(steady.pid())
  const restarts = await runClients({ seconds, seed, publisher, steady, restarted, tally })
  tellMemory(memory, tally)
  const endsMs = [
    ...restarts.endsMs(),
    await stop(restarted, tally.fail),
    await stop(steady, tally.fail),
  ].sort((a, b) => b - a)
  for (const line of unexpectedLines(steady.log() + restarted.log())) tally.fail(`in the log: ${line}`)
  await Promise.all([steady.close(), restarted.close(), publisher.close()])
  await rm(folder, { recursive: true, force: true })
  console.log(`server killed ${restarts.kills()} ×`)
  console.log(`ended by SIGTERM ${endsMs.length} ×, the slowest in ${endsMs[0]} ms (limit 10000)`)
  console.log(`faults of the publisher: ${publisher.faults()}`)
  console.log(`${tally.report()}\nwrong: ${tally.failures()}`)
  return tally.failures() === 0
}

interface Run {
  seconds: number
  seed: number
  publisher: MadPublisher
  steady: AppUnderTest
  restarted: AppUnderTest
  tally: Tallied
}

async function runClients({ seconds, seed, publisher, steady, restarted, tally }: Run): Promise<Restarted> {
  const endAt = Date.now() + seconds * 1000
  const isOver = () => Date.now() > endAt
  const restarts = keepRestarting({
    app: restarted,
    everyMs: Math.min(20_000, seconds * 125),
    random: makeRandom(`${seed} restarts`),
    isOver,
    fail: tally.fail,
  })
  const targets = [restarts, { url: steady.url, mayBreak: () => false }]
  const given = { publisher, targets, etags: createEtagBook(), tally, isOver }
  const run = (at: number) => runClient({ ...given, random: makeRandom(`${seed} ${at}`) })
  await Promise.all([restarts.finished, ...Array.from({ length: clients }, (_, at) => run(at))])
  return restarts
}

function tellMemory(memory: MemoryWatch, tally: Tallied): void {
  const found = memory.end()
  if (found === undefined) {
    console.log('memory: this system does not tell')
    return
  }
  const [warm, end, highest] = [found.warmBytes, found.endBytes, found.highestBytes].map(megabytes)
  const limit = `limit + ${mostGrowth * 100} %`
  console.log(`memory: ${warm} after warm-up, ${end} at the end (${limit}), ${highest} at its highest`)
  if (found.endBytes > found.warmBytes * (1 + mostGrowth)) tally.fail(`memory grew from ${warm} to ${end}`)
}
