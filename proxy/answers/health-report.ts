import type { Catalog, CatalogSource } from '../catalog/catalog.ts'
import type { CatalogFile } from '../catalog/catalog-file.ts'
import { type Encoded, encode } from '../store/encoded.ts'
import type { SourceState } from '../store/source-state.ts'
import type { SourceStates } from '../store/source-states.ts'
import { toWireProblem } from '../upstream/upstream-problem.ts'
import type { CatalogCheck, HealthReport, SourceHealth } from '../wire.ts'

/** What polling makes of a state. */
export interface Rhythm {
  /** Ms. */
  intervalOf: (state: SourceState) => number
  changesPerMonth: (state: SourceState) => number | undefined
  movedTo: (state: SourceState) => string | undefined
}

/** Sources and the sites behind them; nothing of any reader. */
export function buildHealthReport(
  catalog: Pick<Catalog, 'sources'>,
  stateOf: (sourceId: string) => SourceState | undefined,
  rhythm: Rhythm,
  check?: CatalogCheck,
): HealthReport {
  const sources: Record<string, SourceHealth> = {}
  for (const source of catalog.sources) sources[source.id] = healthOf(source, stateOf(source.id), rhythm)
  return { version: 1, sources, ...(check && { check }) }
}

function healthOf(
  { feed, isRetired }: CatalogSource,
  state: SourceState | undefined,
  { intervalOf, changesPerMonth, movedTo }: Rhythm,
): SourceHealth {
  const health: SourceHealth = isRetired ? { isRetired } : {}
  // What is known of an address that the catalog no longer has says nothing about the new one.
  if (state === undefined || state.feedUrl !== feed) return health
  const { checkedAt, goodAt, trouble, failed, body, websub } = state
  if (goodAt !== undefined) health.lastGood = toSeconds(goodAt)
  // A lost body is fetched again as if it had never been.
  if (checkedAt > 0) health.lastTry = toSeconds(checkedAt)
  if (failed !== undefined) health.failures = { ...failed }
  const perMonth = changesPerMonth(state)
  if (perMonth !== undefined) health.changesPerMonth = perMonth
  if (body?.size !== undefined) health.size = body.size
  const moved = movedTo(state)
  if (moved !== undefined) health.movedTo = moved
  if (websub !== undefined) health.webSub = websub.status
  if (isRetired) return health
  health.interval = Math.round(intervalOf(state) / 60_000)
  if (trouble === undefined) return health
  health.problem = { ...toWireProblem(trouble.problem), since: toSeconds(trouble.since) }
  if (trouble.problem.code === 'status' && trouble.problem.status === 410) health.isGone = true
  return health
}

/** The report changes with every look at a source; whoever asks more often gets the one before. */
const keepMs = 10_000

export function createHealthReport(options: {
  catalogFile: CatalogFile
  states: SourceStates
  rhythm: Rhythm
  /** The last check of the whole list, by another program. */
  lastCheck: () => Promise<CatalogCheck | undefined>
  now: () => number
}): () => Promise<Encoded> {
  const { catalogFile, states, rhythm, lastCheck, now } = options
  const build = async () => {
    const check = await lastCheck()
    const report = buildHealthReport(catalogFile.current().catalog, states.get, rhythm, check)
    return encode(Buffer.from(JSON.stringify(report)))
  }
  let built: { at: number; report: Promise<Encoded> } | undefined
  return () => {
    if (built === undefined || now() - built.at >= keepMs) built = { at: now(), report: build() }
    return built.report
  }
}

function toSeconds(ms: number): number {
  return Math.floor(ms / 1000)
}
