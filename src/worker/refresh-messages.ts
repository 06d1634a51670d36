/** What a page asks of the refresh worker. Its answers come to every page by `refresh/refresh-channel.ts`. */
export type RefreshRequest = { kind: 'refresh'; isAutomatic?: boolean } | { kind: 'cancel' }

/** The part of `Worker` a page needs for it. */
export interface RefreshWorker {
  postMessage(request: RefreshRequest): void
}
