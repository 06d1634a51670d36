import type { ReadyOptions } from '../core/offline/make-ready.ts'
import { mayRefreshByItself } from '../core/refresh/automatic-refresh.ts'
import { type PublishedFeed, readPublished } from '../core/refresh/read-published.ts'
import { refreshAll } from '../core/refresh/refresh-all.ts'
import { announceRefresh } from '../core/refresh/refresh-channel.ts'
import type { RefreshRequest } from './refresh-messages.ts'

declare const self: DedicatedWorkerGlobalScope

let stop = new AbortController()

/** Off the main thread: parsing a large feed would hold up the reader's finger for a tenth of a second. */
self.onmessage = ({ data }: MessageEvent<RefreshRequest>) => {
  if (data.kind === 'refresh') refresh(data.isAutomatic === true).catch(report)
  else if (data.kind === 'ready') makeReady(data.how).catch(report)
  else if (data.kind === 'read') readFor(data.port)
  else cancel()
}

/** Posts first: that they are up to date is told before the first picture is asked for. */
async function refresh(isAutomatic: boolean): Promise<void> {
  const { signal } = stop
  if (isAutomatic && !(await mayRefreshByItself(Date.now()))) return
  const result = await refreshAll({ now: Date.now, signal })
  if (result.kind === 'finished' && !result.last.cancelled) await makeReady({ afterRefresh: result.last })
}

/** Loaded once there are posts: the first refresh is not to wait for it. */
async function makeReady(how: ReadyOptions['how']): Promise<void> {
  const { signal } = stop
  const module = await import('../core/offline/make-ready.ts')
  await module.makeReady({ now: Date.now, signal, how })
}

function cancel(): void {
  stop.abort()
  stop = new AbortController()
  // The refresh that runs may be another tab's.
  announceRefresh({ kind: 'cancel' })
}

function report(error: unknown): void {
  self.reportError(error)
}

function readFor(port: MessagePort): void {
  port.onmessage = ({ data: feed }: MessageEvent<PublishedFeed>) => {
    let posts: ReturnType<typeof readPublished> = []
    try {
      posts = readPublished(feed, Date.now())
    } finally {
      // Whoever asked waits for an answer.
      port.postMessage(posts)
    }
  }
}
