import type { CatalogSource } from '../proxy/catalog/catalog.ts'
import { createLimiter, type Limiter } from '../proxy/limiter.ts'
import { type FeedHealth, faultsOf, healthWords } from './feed-health.ts'

const atOnce = 6

/**
 * Asks every source that is not retired, a few at a time and each host for one feed at a time.
 *
 * @param print is given a line for each source when it has answered, then one for all
 * @returns how many were asked, and which are not fit
 */
export async function checkCatalog(
  sources: readonly CatalogSource[],
  ask: (url: string) => Promise<FeedHealth>,
  print: (line: string) => Promise<void>,
): Promise<{ asked: number; unfit: string[] }> {
  const inTurn = createTurns()
  const asked = sources.filter(({ isRetired }) => !isRetired)
  const check = async ({ id, feed }: CatalogSource) => {
    const { isFit, words } = await verdictOn(feed, ask)
    await print(`${isFit ? 'ok ' : 'bad'}  ${id}  ${words}`)
    return isFit
  }
  const verdicts = await Promise.all(asked.map((source) => inTurn(source.feed, () => check(source))))
  const unfit = asked.filter((_, at) => !verdicts[at]).map(({ id }) => id)
  await print(`${asked.length - unfit.length} of ${asked.length} sources are fit.`)
  return { asked: asked.length, unfit }
}

async function verdictOn(
  feed: string,
  ask: (url: string) => Promise<FeedHealth>,
): Promise<{ isFit: boolean; words: string }> {
  try {
    const health = await ask(feed)
    const now = Date.now()
    return { isFit: faultsOf(health, now).length === 0, words: healthWords(health, now) }
  } catch (error) {
    // A bug of ours in one feed must not keep the others from being checked.
    return { isFit: false, words: `The check failed: ${String(error).replace(/\s+/g, ' ')}` }
  }
}

function createTurns(): <T>(url: string, task: () => Promise<T>) => Promise<T> {
  const all = createLimiter(atOnce)
  const hosts = new Map<string, Limiter>()
  return (url, task) => {
    const { host } = new URL(url)
    const ofHost = hosts.get(host) ?? createLimiter(1)
    hosts.set(host, ofHost)
    return ofHost(() => all(task))
  }
}
