import type { Settings } from './config.ts'
import type { Log } from './log.ts'
import { type Polling, type PollingNeeds, pollAlone } from './poll/polling.ts'
import { StartError } from './start-error.ts'
import { openDiskStore } from './store/disk-store.ts'
import { openDiskSubscriptions } from './store/disk-subscriptions.ts'
import type { PushSubscriptions } from './store/push-subscriptions.ts'
import { type Sharing, shareInProcess } from './store/shared-work.ts'
import { diskSeed } from './store/signing-seed.ts'
import type { Store } from './store/store.ts'
import { diskVapidSecret } from './store/vapid-secret.ts'

/** Where what is fetched lies, and how the work is divided with those who have it in common. */
export interface Home {
  store: Store
  sharing: Sharing
  poll: (needs: PollingNeeds) => Polling
  /** What our signing key is made of, the same for all who have the home in common. */
  signingSeed: () => Promise<Uint8Array>
  /** The key by which push services know us. */
  vapidSecret: () => Promise<Uint8Array>
  pushSubscriptions: () => Promise<PushSubscriptions>
  /** For the log. */
  name: string
}

/** Rejects with a `StartError` when the operator must mend something first. */
export async function openHome(settings: Settings, log: Log): Promise<Home> {
  const { cacheDir, cacheMaxBytes, redisUrl } = settings
  if (redisUrl !== undefined) {
    // A single process, as most are, never loads the client.
    const { openSharedHome } = await import('./shared-home.ts')
    return openSharedHome(redisUrl, log)
  }
  const store = await openDiskStore({ dir: cacheDir, maxBytes: cacheMaxBytes, log }).catch(
    (error: unknown) => {
      if (error instanceof StartError) throw error
      throw new StartError([`CACHE_DIR ${cacheDir} cannot be used: ${String(error)}`])
    },
  )
  const secrets = Promise.all([diskSeed(cacheDir), diskVapidSecret(cacheDir)])
  const [seed, vapidSecret] = await secrets.catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  return {
    store,
    sharing: shareInProcess,
    poll: pollAlone,
    signingSeed: async () => seed,
    vapidSecret: async () => vapidSecret,
    pushSubscriptions: () => openDiskSubscriptions(cacheDir, log),
    name: cacheDir,
  }
}
