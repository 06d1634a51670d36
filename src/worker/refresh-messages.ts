import type { RefreshTrigger } from '../core/domain/refresh-trigger.ts'
import type { PublishedFeed } from '../core/refresh/read-published.ts'
import type { PostWithBody } from '../core/storage/save-posts.ts'

/** What a page asks of the refresh worker. Its answers come to every page by `refresh/refresh-channel.ts`. */
export type RefreshRequest =
  | { kind: 'refresh'; trigger: RefreshTrigger }
  | { kind: 'cancel' }
  /** Fetch the pictures that are missing, and look what is there; or only look. */
  | { kind: 'ready'; how: 'fetch' | 'check' }
  /** From now on feeds that come by this port are read, and their posts sent back by it. */
  | { kind: 'read'; port: MessagePort }
  /** What would be shown of a feed that is not listed; a `LookResult` comes back by the port. */
  | { kind: 'look'; port: MessagePort; bytes: Uint8Array; url?: string; contentType?: string }

/** By the port of `read`; the answer is a list of posts. */
export type ReaderQuestion =
  | { kind: 'feed'; feed: PublishedFeed }
  | { kind: 'unlike'; sourceId: string; posts: readonly PostWithBody[] }
