import { backgroundTag } from '../core/domain/background.ts'
import type { RefreshTrigger } from '../core/domain/refresh-trigger.ts'
import type { RunEnd } from '../worker/background-code.ts'
import { loadBackgroundCode } from './load-code.ts'

declare const self: ServiceWorkerGlobalScope

/** https://wicg.github.io/background-sync/spec/#sync-event, which TypeScript does not know yet; the other is like it. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string
  /** Only of a one-off `sync`. */
  readonly lastChance?: boolean
}

/** Chromium ends a sync of either kind after three minutes. */
const syncMs = 160_000

/** Has the browser bring posts and pictures while no page of the app is open. */
export function refreshWhileClosed(): void {
  if (import.meta.env.PROD) self.addEventListener('install', (event) => event.waitUntil(loadBackgroundCode()))
  listen('periodicsync', async () => {
    const end = await run('periodicsync')
    // What was cut off, or found no network, need not wait half a day.
    if (end !== 'done') await askForOneMore()
  })
  listen('sync', async ({ lastChance }) => {
    const end = await run('sync')
    // The browser tries again, after a while, what has failed; and gives up by itself.
    if (end !== 'done' && !lastChance) throw new Error(`A run in the background was ${end}.`)
  })
}

function listen(name: 'periodicsync' | 'sync', work: (event: SyncEvent) => Promise<void>): void {
  self.addEventListener(name as keyof ServiceWorkerGlobalScopeEventMap, (event) => {
    const sync = event as SyncEvent
    if (sync.tag === backgroundTag) sync.waitUntil(work(sync))
  })
}

async function run(trigger: RefreshTrigger): Promise<RunEnd> {
  const code = await loadBackgroundCode()
  return code.refresh({ trigger, lastsMs: syncMs })
}

/** Some browsers let only a page ask for it. */
async function askForOneMore(): Promise<void> {
  const { sync } = self.registration as { sync?: { register(tag: string): Promise<void> } }
  await sync?.register(backgroundTag).catch(() => {})
}
