import type { Log } from '../log.ts'
import { type Bodies, createBodies } from './bodies.ts'
import { type HubEvent, readHubEvent } from './hub-event.ts'
import { createLease, type Lease } from './lease.ts'
import type { PushSubscriptions } from './push-subscriptions.ts'
import { shareOverProcesses } from './share-over-processes.ts'
import { createSharedBlobs } from './shared-blobs.ts'
import { createSharedBodies } from './shared-bodies.ts'
import { createSharedStates, type SharedStates } from './shared-states.ts'
import { createSharedSubscriptions } from './shared-subscriptions.ts'
import type { Sharing } from './shared-work.ts'
import { sharedSeed } from './signing-seed.ts'
import type { SourceState } from './source-state.ts'
import type { SourceStates } from './source-states.ts'
import type { LostBody, Store } from './store.ts'
import { StoreAway } from './store-away.ts'
import { openValkey, type Valkey } from './valkey.ts'
import { sharedVapidSecret } from './vapid-secret.ts'
import { createWarming, type Warming } from './warming.ts'

/** The home that several processes have in common: a Valkey or Redis server. */
export interface SharedStore extends Store {
  /** Keeps `states` as the process that polls has them. */
  follow: (states: SourceStates) => void
  /** To be held by the one process that writes states. */
  pollLease: Lease
  pollLeaseMs: number
  /**
   * Makes this process the one that writes: `states` become what the store has, and what the store has lost is
   * given back from memory. Gives the sources whose body is nowhere, and what ends it.
   */
  beginWriting: (states: SourceStates) => Promise<{ lost: LostBody[]; end: () => void }>
  /** Tells the process that polls, which may be this one. */
  tellLostBody: (lost: LostBody) => void
  onLostBody: (listener: (lost: LostBody) => void) => void
  /** Writes a body that the store lost from memory. False when it is not in memory either. */
  restoreBody: (lost: LostBody) => Promise<boolean>
  /** Tells the process that polls, which may be this one. */
  tellHubEvent: (event: HubEvent) => void
  onHubEvent: (listener: (event: HubEvent) => void) => void
  sharing: Sharing
  pushSubscriptions: PushSubscriptions
  vapidSecret: () => Promise<Uint8Array>
  signingSeed: () => Promise<Uint8Array>
  /** For the log. */
  name: string
}

interface Parts {
  valkey: Valkey
  pollLease: Lease
  bodies: Bodies
  isBodyStored: (hash: string) => Promise<boolean>
  shared: SharedStates
  warming: Warming
}

const pollLeaseMs = 6000

/** Rejects with a `StartError` when the server refuses us. Where it is away the store is open all the same. */
export async function openSharedStore(options: {
  url: string
  log: Log
  /** Bodies held in memory, to serve while the server is away. */
  memoryBytes?: number
}): Promise<SharedStore> {
  const { url, log, memoryBytes = 32 * 1024 * 1024 } = options
  const valkey = await openValkey(url, log)
  const pollLease = createLease(valkey, 'poll', pollLeaseMs)
  const home = createSharedBodies(valkey)
  const bodies = createBodies({ home, log, memoryBytes })
  const shared = createSharedStates({ valkey, lease: pollLease, bodyKey: home.keyOf, log })
  const warming = createWarming(bodies, valkey.isAway)
  const parts: Parts = { valkey, pollLease, bodies, isBodyStored: home.renew, shared, warming }
  return {
    readStates: () => readStates(parts),
    writeState: shared.write,
    heldBody: bodies.held,
    readBody: bodies.read,
    writeBody: bodies.write,
    ...createSharedBlobs(valkey),
    prune: home.prune,
    ...lostBodiesOf(valkey),
    ...hubEventsOf(valkey),
    follow: (states) =>
      shared.follow((learned) => warming.thenUnlessPaused(learned, () => states.learn(learned))),
    pollLease,
    pollLeaseMs,
    beginWriting: (states) => beginWriting(parts, states),
    restoreBody: ({ hash }) => bodies.restore(hash),
    sharing: shareOverProcesses(valkey),
    pushSubscriptions: createSharedSubscriptions(valkey),
    vapidSecret: () => sharedVapidSecret(valkey),
    signingSeed: () => sharedSeed(valkey),
    name: valkey.name,
    close: async () => {
      shared.close()
      await bodies.close()
      await valkey.close()
    },
  }
}

async function readStates({ shared, warming }: Parts): Promise<Map<string, SourceState>> {
  const states = await shared.readAll().catch((error: unknown) => {
    if (error instanceof StoreAway) return new Map<string, SourceState>()
    throw error
  })
  void warming.warm(states)
  return states
}

async function beginWriting(parts: Parts, states: SourceStates): ReturnType<SharedStore['beginWriting']> {
  const { shared, warming } = parts
  const known = await shared.readAll()
  const end = () => {
    warming.resume()
    shared.resume()
  }
  warming.pause()
  shared.pause()
  try {
    states.learn(known)
    return { lost: await giveBack(parts, states, known), end }
  } catch (error) {
    end()
    throw error
  }
}

async function giveBack(
  { bodies, isBodyStored, shared }: Parts,
  states: SourceStates,
  known: ReadonlyMap<string, SourceState>,
): Promise<LostBody[]> {
  const lost: LostBody[] = []
  for (const [sourceId, state] of states.all()) {
    const hash = state.body?.hash
    const isStored = hash === undefined || (await isBodyStored(hash))
    if (!isStored && !(await bodies.restore(hash))) lost.push({ sourceId, hash })
    if (!known.has(sourceId) || !isStored) await shared.write(sourceId, state)
    // What the one before had no time for.
    if (hash !== undefined) bodies.improve(hash)
  }
  return lost
}

function lostBodiesOf(valkey: Valkey): Pick<SharedStore, 'tellLostBody' | 'onLostBody'> {
  const channel = `${valkey.prefix}lost`
  return {
    tellLostBody: (lost) => {
      // Whoever misses it next tells again.
      void valkey.run((client) => client.publish(channel, JSON.stringify(lost))).catch(() => {})
    },
    onLostBody: (listener) => valkey.onMessage(channel, (text) => listener(JSON.parse(text) as LostBody)),
  }
}

function hubEventsOf(valkey: Valkey): Pick<SharedStore, 'tellHubEvent' | 'onHubEvent'> {
  const channel = `${valkey.prefix}hub`
  return {
    tellHubEvent: (event) => {
      // What is lost with the store away the next look finds, and the hub verifies again.
      void valkey.run((client) => client.publish(channel, JSON.stringify(event))).catch(() => {})
    },
    onHubEvent: (listener) =>
      valkey.onMessage(channel, (text) => {
        const event = readHubEvent(text)
        if (event !== undefined) listener(event)
      }),
  }
}
