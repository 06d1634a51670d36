import type { CatalogFile } from '../catalog/catalog-file.ts'
import type { Log } from '../log.ts'
import type { SourceStates } from '../store/source-states.ts'
import type { Store } from '../store/store.ts'
import { StoreAway } from '../store/store-away.ts'

const pruneEveryMs = 60 * 60_000

/** Takes up a changed catalog and, once an hour, drops what no state names any more. Never rejects. */
export type Housekeeping = () => Promise<void>

export function createHousekeeping(options: {
  catalogFile: CatalogFile
  states: SourceStates
  store: Store
  log: Log
  now: () => number
}): Housekeeping {
  const { catalogFile, states, store, log, now } = options
  let prunedAt = 0
  return async () => {
    try {
      await catalogFile.reload()
      if (now() - prunedAt <= pruneEveryMs) return
      prunedAt = now()
      await store.prune(hashesIn(states), now())
    } catch (error) {
      if (!(error instanceof StoreAway)) log(`Housekeeping failed: ${String(error)}`)
    }
  }
}

function hashesIn(states: SourceStates): Set<string> {
  const hashes = new Set<string>()
  for (const { body, replaced } of states.all().values()) {
    if (body) hashes.add(body.hash)
    for (const { hash } of replaced) hashes.add(hash)
  }
  return hashes
}
