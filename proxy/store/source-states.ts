import type { Log } from '../log.ts'
import type { SourceState } from './source-state.ts'
import type { Store } from './store.ts'
import { StoreAway } from './store-away.ts'

/** The states in memory, for every request to read; each change also goes to the store. */
export interface SourceStates {
  get: (sourceId: string) => SourceState | undefined
  all: () => ReadonlyMap<string, SourceState>
  set: (sourceId: string, state: SourceState) => Promise<void>
  /** Takes over what another process has written. */
  learn: (states: ReadonlyMap<string, SourceState>) => void
  /** Grows with every change. */
  version: () => number
}

export async function openSourceStates(store: Store, log: Log): Promise<SourceStates> {
  const states = await store.readStates()
  let version = 0
  return {
    get: (sourceId) => states.get(sourceId),
    all: () => states,
    set: async (sourceId, state) => {
      states.set(sourceId, state)
      version++
      try {
        await store.writeState(sourceId, state)
      } catch (error) {
        // With a full disk the server goes on from memory; only a restart forgets this try.
        if (!(error instanceof StoreAway)) log(`State of ${sourceId} cannot be written: ${String(error)}`)
      }
    },
    learn: (learned) => {
      for (const [sourceId, state] of learned) states.set(sourceId, state)
      version++
    },
    version: () => version,
  }
}
