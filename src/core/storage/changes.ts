import type { StoreName } from './schema.ts'

const channelName = 'dsa-feed-stored'

let sending: BroadcastChannel | undefined

/** Tells every page and worker of the app, this one too, that these stores hold something new. */
export function announceStored(stores: StoreName[]): void {
  if (stores.length === 0) return
  sending ??= new BroadcastChannel(channelName)
  sending.postMessage(stores)
}

/**
 * Calls `listener` after each write, by any page or worker, to one of `stores`. Returns what ends it. A
 * channel does not hear itself, so each listener has one of its own.
 */
export function onStored(stores: readonly StoreName[], listener: () => void): () => void {
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = ({ data }: MessageEvent<StoreName[]>) => {
    if (data.some((store) => stores.includes(store))) listener()
  }
  return () => channel.close()
}
