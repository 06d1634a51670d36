import { crc32 } from 'node:zlib'
import type { Catalog } from '../catalog/catalog.ts'
import type { CatalogFile } from '../catalog/catalog-file.ts'
import { contentHash, type Encoded, encode } from '../store/encoded.ts'
import type { SourceState } from '../store/source-state.ts'
import type { SourceStates } from '../store/source-states.ts'
import { toWireProblem } from '../upstream/upstream-problem.ts'
import { type FeedIndex, type FeedIndexEntry, indexStep, indexText } from '../wire.ts'
import type { Signing } from './signing.ts'

/** Holds nothing that changes by itself, such as the time of the last look: the same state, the same bytes. */
export function buildFeedIndex(
  catalog: Pick<Catalog, 'sources'>,
  catalogHash: string,
  stateOf: (sourceId: string) => SourceState | undefined,
  publicKey: string | undefined,
): FeedIndex {
  const sources: Record<string, FeedIndexEntry> = {}
  for (const { id, isRetired } of catalog.sources) {
    const state = stateOf(id)
    const entry: FeedIndexEntry = {}
    if (state?.body !== undefined) {
      entry.hash = state.body.hash
      entry.changed = toSeconds(state.body.changedAt)
    }
    if (state?.trouble !== undefined && !isRetired) {
      entry.problem = { ...toWireProblem(state.trouble.problem), since: toSeconds(state.trouble.since) }
    }
    sources[id] = entry
  }
  return { version: 1, catalog: catalogHash, ...(publicKey !== undefined && { key: publicKey }), sources }
}

/** A promise only where the index is being built. `since`: as a phone asks for it; the whole where that is no use. */
export type GetFeedIndex = (since?: number) => Encoded | Promise<Encoded>

/** Of a path with its query, as far as there is one. */
export function sinceIn(path: string): number | undefined {
  const since = /[?&]since=(\d{1,12})(?:&|$)/.exec(path)?.[1]
  return since === undefined ? undefined : Number(since)
}

/** What a phone was away for longer than that is most of the index. */
const longestAway = 4 * 24 * 3600
/** Clocks are set, and a look at a source ends a while after its time was noted. */
const slack = 600

/** The same for all who ask for one part, whatever they know. */
export function partOfIndex(index: FeedIndex, since: number): FeedIndex {
  const entries = Object.entries(index.sources)
  const part = entries.filter(
    ([, { hash, changed = 0, problem }]) => hash === undefined || problem || changed >= since - slack,
  )
  const sum = crc32(indexText(new Map(entries.map(([id, { hash }]) => [id, hash]))))
  return { ...index, since, sum, sources: Object.fromEntries(part) }
}

/** Builds the index when it is asked for and something changed since. */
export function createFeedIndex(
  catalogFile: CatalogFile,
  states: SourceStates,
  publicKey: Signing['publicKey'],
  now: () => number = Date.now,
): GetFeedIndex {
  let version = ''
  let text = ''
  let index: Encoded | Promise<Encoded> | undefined
  const parts = new Map<number, Encoded | Promise<Encoded>>()

  function whole(): Encoded | Promise<Encoded> {
    const { catalog, encoded } = catalogFile.current()
    const key = publicKey()
    const wanted = `${encoded.hash} ${states.version()} ${key}`
    if (index !== undefined && version === wanted) return index
    version = wanted
    const built = JSON.stringify(buildFeedIndex(catalog, encoded.hash, states.get, key))
    // Most looks at a source bring nothing new.
    if (index === undefined || text !== built) {
      text = built
      parts.clear()
      const building = encode(Buffer.from(built)).then((built) => {
        if (index === building) index = built
        return built
      })
      index = building
    }
    return index
  }

  function part(since: number): Encoded | Promise<Encoded> {
    const known = parts.get(since)
    if (known !== undefined) return known
    const bytes = Buffer.from(JSON.stringify(partOfIndex(JSON.parse(text) as FeedIndex, since)))
    // One ETag for the whole and its parts: who has joined a part knows the whole.
    const hash = contentHash(Buffer.from(text))
    const building = encode(bytes).then((built) => {
      const named = { ...built, hash }
      if (parts.get(since) === building) parts.set(since, named)
      return named
    })
    parts.set(since, building)
    return building
  }

  return (since) => {
    const index = whole()
    return since !== undefined && isUseful(since, now()) ? part(since) : index
  }
}

/** Bounds how many parts there are. */
function isUseful(since: number, now: number): boolean {
  const away = toSeconds(now) - since
  return since % indexStep === 0 && away < longestAway && away >= -indexStep
}

function toSeconds(ms: number): number {
  return Math.floor(ms / 1000)
}
