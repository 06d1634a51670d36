import type { PicturesProgress } from './keep-pictures.ts'

const channelName = 'dsa-feed-ready'
/** Held by whoever fetches pictures ahead or checks what is there. */
export const readyLock = 'ready'

/** What every page hears of the pictures that are fetched ahead, whoever fetches them. */
export type ReadyMessage = { kind: 'progress'; progress: PicturesProgress } | { kind: 'ended' }

let sending: BroadcastChannel | undefined

export function announceReady(message: ReadyMessage): void {
  sending ??= new BroadcastChannel(channelName)
  sending.postMessage(message)
}

/** Returns what ends it. */
export function watchReady(listener: (message: ReadyMessage) => void): () => void {
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = ({ data }: MessageEvent<ReadyMessage>) => listener(data)
  return () => channel.close()
}
