import { makeCatalog } from '../../support/make-catalog.ts'
import { makeFeed } from '../../support/make-feed.ts'
import type { BenchResult } from '../bench-result.ts'
import { inSmallWorld, type SmallWorld } from './small-world.ts'
import { startValkey } from './valkey.ts'

const atOnce = 50

/** Many ask at one moment for an address that no server holds. */
export async function coldRequests(): Promise<BenchResult[]> {
  return inSmallWorld(makeCatalog('http://127.0.0.1', 1), async (world) => {
    const { url } = await world.startServer()
    const one = await askAtOnce(world, '/alone', [url])
    const valkey = await startValkey(world.folder)
    if (valkey === undefined) {
      const note = 'no Valkey here: apt-get install valkey-server, or redis-server'
      return [one, { what: 'the same over two processes', measured: note }]
    }
    try {
      const env = { REDIS_URL: valkey.url }
      const urls = [await world.startServer({ env }), await world.startServer({ env })].map((app) => app.url)
      return [one, await askAtOnce(world, '/shared', urls)]
    } finally {
      await valkey.close()
    }
  })
}

async function askAtOnce(
  { publisher }: SmallWorld,
  path: string,
  urls: readonly string[],
): Promise<BenchResult> {
  const { body, contentType } = makeFeed({ items: 78, bytes: 133_000, seed: path })
  // Slow enough that all the others come while it is under way.
  publisher.serve(path, { body, contentType, delayMs: 300 })
  const query = `/api/feed?url=${encodeURIComponent(publisher.url + path)}`
  const answers = await Promise.all(
    Array.from({ length: atOnce }, async (_, at) => {
      const answer = await fetch(urls[at % urls.length] + query)
      return answer.status === 200 && (await answer.text()) === body
    }),
  )
  const right = answers.filter((isRight) => isRight).length
  const fetches = publisher.requests(path).length
  const where = urls.length === 1 ? 'one process' : `${urls.length} processes`
  return {
    what: `${atOnce} cold requests for one address at once, ${where}: upstream fetches, right answers`,
    limit: `1, ${atOnce}`,
    measured: `${fetches}, ${right}`,
    isOk: fetches === 1 && right === atOnce,
  }
}
