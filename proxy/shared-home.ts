import type { Home } from './home.ts'
import type { Log } from './log.ts'
import { pollInTurns } from './poll/poll-in-turns.ts'
import { openSharedStore } from './store/shared-store.ts'

export async function openSharedHome(url: string, log: Log): Promise<Home> {
  const store = await openSharedStore({ url, log })
  return {
    store,
    sharing: store.sharing,
    poll: (needs) => pollInTurns(store, needs, log),
    signingSeed: store.signingSeed,
    vapidSecret: store.vapidSecret,
    pushSubscriptions: async () => store.pushSubscriptions,
    name: `Valkey at ${store.name}`,
  }
}
