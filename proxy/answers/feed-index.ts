import type { Catalog } from '../catalog/catalog.ts'
import type { CatalogFile } from '../catalog/catalog-file.ts'
import { type Encoded, encode } from '../store/encoded.ts'
import type { SourceState } from '../store/source-state.ts'
import type { SourceStates } from '../store/source-states.ts'
import { toWireProblem } from '../upstream/upstream-problem.ts'
import type { FeedIndex, FeedIndexEntry } from '../wire.ts'
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

/** A promise only where the index is being built. */
export type GetFeedIndex = () => Encoded | Promise<Encoded>

/** Builds the index when it is asked for and something changed since. */
export function createFeedIndex(
  catalogFile: CatalogFile,
  states: SourceStates,
  publicKey: Signing['publicKey'],
): GetFeedIndex {
  let version = ''
  let text = ''
  let index: Encoded | Promise<Encoded> | undefined
  return () => {
    const { catalog, encoded } = catalogFile.current()
    const key = publicKey()
    const wanted = `${encoded.hash} ${states.version()} ${key}`
    if (index !== undefined && version === wanted) return index
    version = wanted
    const built = JSON.stringify(buildFeedIndex(catalog, encoded.hash, states.get, key))
    // Most looks at a source bring nothing new.
    if (index === undefined || text !== built) {
      text = built
      const building = encode(Buffer.from(built)).then((built) => {
        if (index === building) index = built
        return built
      })
      index = building
    }
    return index
  }
}

function toSeconds(ms: number): number {
  return Math.floor(ms / 1000)
}
