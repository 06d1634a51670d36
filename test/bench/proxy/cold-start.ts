import type { FeedIndex } from '../../../proxy/wire.ts'
import type { BenchResult } from '../bench-result.ts'
import { quietMachine } from '../quiet-machine.ts'
import { median, medianAndRange } from '../statistics.ts'
import { type FullServer, feedCount } from './full-server.ts'

const starts = 5
const mostMs = 1000

/** From the start of the process to an index that names every feed of the store. */
export async function coldStart({ app }: FullServer): Promise<BenchResult[]> {
  const times: number[] = []
  for (let at = 0; at < starts; at++) {
    await app.stop()
    await quietMachine()
    const began = performance.now()
    const [answer] = await Promise.all([firstAnswer(`${app.url}/api/feeds`), app.start()])
    times.push(answer.at - began)
    const { sources } = answer.index
    const stored = Object.values(sources).filter(({ hash }) => hash !== undefined).length
    if (stored !== feedCount) throw new Error(`The first index names ${stored} feeds.`)
  }
  return [
    {
      what: `start with ${feedCount} feeds in the store, to the first index`,
      limit: `≤ ${mostMs} ms`,
      measured: medianAndRange(times),
      isOk: median(times) <= mostMs,
    },
  ]
}

async function firstAnswer(url: string): Promise<{ index: FeedIndex; at: number }> {
  for (;;) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return { at: performance.now(), index: (await answer.json()) as FeedIndex }
    await new Promise((done) => setTimeout(done, 5))
  }
}
