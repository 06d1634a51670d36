import type { RefreshTrigger } from '../core/domain/refresh-trigger.ts'

/**
 * What the service worker runs, and does not itself have. A service worker can't `import()`, and code of its own would
 * be read again at each of its starts, before a page is answered, and be stored twice: here as part of it, and as the
 * pages' refresh worker. So there is one file, in no module's form, that both load: a page by `new Worker`, the service
 * worker by `importScripts` in the event that needs it. It imports it once while it is being installed, as the browser
 * keeps only what was imported by then: https://w3c.github.io/ServiceWorker/#importscripts
 */
export interface BackgroundCode {
  /** Refreshes as a page would, and ends in good order by the time given. */
  refresh(run: BackgroundRun): Promise<RunEnd>
  /** Refreshes, and tells the reader of what came. `message`: as it came, not to be trusted. */
  push(message: unknown, lastsMs: number): Promise<RunEnd>
  /** The browser has ended the subscription, or made it anew. */
  subscriptionChanged(): Promise<void>
}

export interface BackgroundRun {
  trigger: RefreshTrigger
  /** How long the browser lets it run. */
  lastsMs: number
  /** Epoch seconds: a push said that something has changed then. */
  pushedAt?: number | undefined
}

/** `cut`: time ran out, and there is more to do. `failed`: the network did not let it through. */
export type RunEnd = 'done' | 'cut' | 'failed'

/** The place where that file leaves it for the service worker. */
export interface BackgroundScope {
  backgroundCode?: BackgroundCode
}
