import { createWebSubKeys, type WebSubKeys } from './websub-keys.ts'
import { createWebSubRoutes, type WebSubRoutes, type WebSubRoutesOptions } from './websub-routes.ts'
import {
  createWebSubSubscriber,
  type WebSubSubscriber,
  type WebSubSubscriberOptions,
} from './websub-subscriber.ts'

export interface WebSub extends WebSubSubscriber {
  routes: WebSubRoutes
}

/** News from publishers' hubs in seconds, as https://www.w3.org/TR/websub/ has it. */
export function createWebSub(
  options: Omit<WebSubSubscriberOptions & WebSubRoutesOptions, 'keys'> & { seed: () => Promise<Uint8Array> },
): WebSub {
  let known: WebSubKeys | undefined
  // A shared store may be away at the start.
  const keys = async () => {
    known ??= createWebSubKeys(await options.seed())
    return known
  }
  return { ...createWebSubSubscriber({ ...options, keys }), routes: createWebSubRoutes({ ...options, keys }) }
}
