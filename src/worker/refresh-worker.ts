import { mayRefreshByItself } from '../core/refresh/automatic-refresh.ts'
import { refreshAll } from '../core/refresh/refresh-all.ts'
import { announceRefresh } from '../core/refresh/refresh-channel.ts'
import type { RefreshRequest } from './refresh-messages.ts'

declare const self: DedicatedWorkerGlobalScope

let stop = new AbortController()

/** Off the main thread: parsing a large feed would hold up the reader's finger for a tenth of a second. */
self.onmessage = ({ data }: MessageEvent<RefreshRequest>) => {
  if (data.kind === 'refresh') {
    refresh(data.isAutomatic === true).catch((error) => self.reportError(error))
    return
  }
  stop.abort()
  stop = new AbortController()
  // The refresh that runs may be another tab's.
  announceRefresh({ kind: 'cancel' })
}

async function refresh(isAutomatic: boolean): Promise<void> {
  const { signal } = stop
  if (!isAutomatic || (await mayRefreshByItself(Date.now()))) await refreshAll({ now: Date.now, signal })
}
