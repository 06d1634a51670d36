import type { RefreshTrigger } from '../domain/refresh-trigger.ts'
import type { LastRefresh } from '../storage/last-refresh.ts'
import type { RefreshProgress } from './refresh-progress.ts'

const channelName = 'dsa-feed-refresh'

/** What every page and worker hears of the one refresh that runs, whoever runs it. */
export type RefreshMessage =
  | { kind: 'started' }
  | { kind: 'progress'; progress: RefreshProgress }
  | { kind: 'finished'; trigger: RefreshTrigger; last: LastRefresh }
  /** Asks whoever runs it to stop. */
  | { kind: 'cancel' }

let sending: BroadcastChannel | undefined

export function announceRefresh(message: RefreshMessage): void {
  sending ??= new BroadcastChannel(channelName)
  sending.postMessage(message)
}

/** Returns what ends it. */
export function watchRefresh(listener: (message: RefreshMessage) => void): () => void {
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = ({ data }: MessageEvent<RefreshMessage>) => listener(data)
  return () => channel.close()
}
