import type { CatalogFile } from '../catalog/catalog-file.ts'
import type { HubEvent } from '../store/hub-event.ts'
import type { SourceStates } from '../store/source-states.ts'
import type { LostBody } from '../store/store.ts'
import type { PollRound } from './poll-round.ts'
import type { Poller } from './poller.ts'

/** The polling of this process, now or when its turn comes. */
export interface Polling {
  /** What came of the sources that were due when this process first began to poll. */
  firstRound: Promise<PollRound>
  /** A body the index names is gone: whoever polls gets it again. */
  recover: (lost: LostBody) => void
  /** A publisher's hub said something, to this process: whoever polls acts on it. */
  hearHub: (event: HubEvent) => void
  stop: () => Promise<void>
}

export interface PollingNeeds {
  states: SourceStates
  catalogFile: CatalogFile
  startPoller: () => Poller
  onHubEvent: (event: HubEvent, poller: Poller) => void
}

export function pollAlone({ states, startPoller, onHubEvent }: PollingNeeds): Polling {
  const poller = startPoller()
  return {
    firstRound: poller.firstRound,
    recover: (lost) => void fetchAgain(states, poller, lost),
    hearHub: (event) => onHubEvent(event, poller),
    stop: () => poller.stop(),
  }
}

/** The index must not name a body we cannot give, and its validators would bring a 304 to nothing. */
export async function fetchAgain(
  states: SourceStates,
  poller: Poller,
  { sourceId, hash }: LostBody,
): Promise<void> {
  const state = states.get(sourceId)
  if (state === undefined) return
  const { body, validators, ...rest } = state
  const replaced = state.replaced.filter((old) => old.hash !== hash)
  await states.set(sourceId, body?.hash === hash ? { ...rest, replaced } : { ...state, replaced })
  poller.recover(sourceId)
}
