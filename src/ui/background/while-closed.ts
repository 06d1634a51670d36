import { backgroundTag, isOfNetwork, leastBetweenRunsMs } from '../../core/domain/background.ts'
import { isBackground } from '../../core/domain/refresh-run.ts'
import { watchRefresh } from '../../core/refresh/refresh-channel.ts'
import { readLastRefresh } from '../../core/storage/last-refresh.ts'
import type { LastRefresh } from '../../core/storage/schema.ts'

/** Chromium alone has both, and TypeScript does not know them yet. */
interface Registration extends ServiceWorkerRegistration {
  /** https://wicg.github.io/periodic-background-sync/ */
  periodicSync?: { register(tag: string, options: { minInterval: number }): Promise<void> }
  /** https://wicg.github.io/background-sync/spec/ */
  sync?: { register(tag: string): Promise<void> }
}

/**
 * Asks the browser, where it can, to refresh now and then while the app is closed, and as soon as there is a network
 * after a refresh that had none. Asked again at each start: the reader may have installed the app, or changed what it
 * may do. Returns what ends the watching.
 */
export function keepRunningWhileClosed(): () => void {
  const askForRuns = () => void registerPeriodic().catch(() => {})
  askForRuns()
  addEventListener('appinstalled', askForRuns)
  const askForOne = (last: LastRefresh | undefined) => {
    if (isOfNetwork(last?.problem)) registerOnce().catch(() => {})
  }
  // What the browser itself ran it tries again: asked for at each failure, it would run without end.
  const unwatch = watchRefresh((message) => {
    if (message.kind === 'finished' && !isBackground(message.trigger)) askForOne(message.last)
  })
  // Without a network the refresh of a start has ended before anybody listens.
  readLastRefresh().then(askForOne, () => {})
  return () => {
    removeEventListener('appinstalled', askForRuns)
    unwatch()
  }
}

/** The browser grants it to installed apps, by itself and without a question. */
async function registerPeriodic(): Promise<void> {
  const { periodicSync } = await ready()
  const name = 'periodic-background-sync' as PermissionName
  if (!periodicSync || (await navigator.permissions.query({ name })).state !== 'granted') return
  await periodicSync.register(backgroundTag, { minInterval: leastBetweenRunsMs })
}

async function registerOnce(): Promise<void> {
  await (await ready()).sync?.register(backgroundTag)
}

/** Where the browser forbids service workers this waits for ever, which is as well. */
async function ready(): Promise<Registration> {
  return navigator.serviceWorker.ready
}
