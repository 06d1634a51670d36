import type { Log } from '../log.ts'
import type { SharedStore } from '../store/shared-store.ts'
import type { LostBody } from '../store/store.ts'
import type { PollRound } from './poll-round.ts'
import { takePollTurns } from './poll-turn.ts'
import type { Poller } from './poller.ts'
import { fetchAgain, type Polling, type PollingNeeds } from './polling.ts'

const catalogEveryMs = 60_000

/** Of several processes one polls at a time; the others follow what it writes. */
export function pollInTurns(
  store: SharedStore,
  { states, catalogFile, startPoller, onHubEvent }: PollingNeeds,
  log: Log,
): Polling {
  let poller: Poller | undefined
  let tellFirstRound: (round: PollRound) => void = () => {}
  const firstRound = new Promise<PollRound>((done) => {
    tellFirstRound = done
  })

  async function begin(): Promise<() => Promise<void>> {
    const { lost, end } = await store.beginWriting(states)
    const begun = startPoller()
    poller = begun
    void begun.firstRound.then(tellFirstRound)
    for (const body of lost) await fetchAgain(states, begun, body)
    return async () => {
      poller = undefined
      await begun.stop()
      end()
    }
  }

  async function mend(lost: LostBody): Promise<void> {
    if (poller === undefined) return
    if (!(await store.restoreBody(lost))) await fetchAgain(states, poller, lost)
  }

  store.follow(states)
  store.onLostBody((lost) => void mend(lost).catch((error) => log(`${lost.sourceId}: ${String(error)}`)))
  store.onHubEvent((event) => {
    if (poller !== undefined) onHubEvent(event, poller)
  })
  const turn = takePollTurns({ lease: store.pollLease, lastsMs: store.pollLeaseMs, begin, log })
  // A poller rereads the catalog itself; whoever only serves must know it too.
  const rereading = setInterval(() => void catalogFile.reload().catch(() => {}), catalogEveryMs)
  return {
    firstRound,
    recover: store.tellLostBody,
    hearHub: store.tellHubEvent,
    stop: async () => {
      clearInterval(rereading)
      await turn.stop()
    },
  }
}
