import { readCatalog } from '../catalog/read-catalog.ts'
import type { FeedIndex } from '../domain/feed-index.ts'
import type { OwnProblem } from '../domain/problem.ts'
import { fetchCatalog } from '../fetch/fetch-catalog.ts'
import { fetchFeedIndex } from '../fetch/fetch-feed-index.ts'
import type { RequestOptions } from '../fetch/request.ts'
import { allSources, saveCatalog } from '../storage/catalog.ts'
import { readCatalogHash, readFeedIndex, saveFeedIndex } from '../storage/server-states.ts'
import type { SureClock } from './sure-clock.ts'

export type IndexOutcome =
  | { kind: 'index'; index: FeedIndex }
  | { kind: 'cancelled' }
  | { kind: 'failed'; problem: OwnProblem }

/** Asks the server what is new, and for the catalog when that has changed. With nothing new, one request. */
export async function refreshIndex(
  clock: SureClock,
  options: RequestOptions,
  pushedAt?: number,
): Promise<IndexOutcome> {
  const stored = await readFeedIndex()
  const answer = await fetchFeedIndex(stored, options, { now: clock.now(), pushedAt })
  if (answer.kind === 'cancelled' || answer.kind === 'failed') return answer
  if (answer.at !== undefined) clock.hear(answer.at)
  if (answer.kind === 'index') await saveFeedIndex(answer)
  const index = answer.kind === 'index' ? answer.index : stored?.index
  if (!index) return { kind: 'failed', problem: { code: 'serverAnswer' } }
  const problem = await refreshCatalog(index.catalogHash, clock.now(), options)
  // An older catalog still names most sources; without any there is nothing to refresh.
  if (problem && (await allSources()).length === 0) return { kind: 'failed', problem }
  return options.signal.aborted ? { kind: 'cancelled' } : { kind: 'index', index }
}

async function refreshCatalog(
  hash: string,
  now: number,
  options: RequestOptions,
): Promise<OwnProblem | undefined> {
  if ((await readCatalogHash()) === hash) return undefined
  const answer = await fetchCatalog(options)
  if (answer.kind === 'cancelled') return undefined
  if (answer.kind === 'failed') return answer.problem
  const catalog = readCatalog(answer.value)
  if (catalog.kind === 'invalid') return { code: 'serverAnswer' }
  await saveCatalog({ ...catalog, hash }, now)
  return undefined
}
