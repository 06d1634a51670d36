import type { CatalogFile } from './catalog/catalog-file.ts'
import type { Settings } from './config.ts'
import type { Home } from './home.ts'
import type { Log } from './log.ts'
import type { Poller } from './poll/poller.ts'
import { createPush, type Push } from './push/push.ts'
import type { RateLimits } from './reading/rate-limits.ts'
import type { Metrics } from './run/metrics.ts'
import type { HubEvent } from './store/hub-event.ts'
import type { SourceStates } from './store/source-states.ts'
import type { PostUpstream } from './upstream/post-upstream.ts'
import { createWebSub, type WebSub } from './websub/websub.ts'

export interface NewsOptions {
  settings: Settings
  home: Home
  catalogFile: CatalogFile
  states: SourceStates
  post: PostUpstream
  rateLimits: RateLimits
  metrics: Metrics
  /** Brings what a hub says to the process that polls. */
  tellHubEvent: (event: HubEvent) => void
  log: Log
  now: () => number
}

/** The ways of news that nobody has to ask for: from publishers' hubs to us, from us to phones. */
export interface News {
  push?: Push
  webSub?: WebSub
  onHubEvent: (event: HubEvent, poller: Pick<Poller, 'ping'>) => void
  stop: () => Promise<void>
}

/** Push services that check it want a name that could be reached; this one says that there is none. */
const noContact = 'https://dsa-feed.invalid/'

export async function openNews(options: NewsOptions): Promise<News> {
  const { settings, home, metrics, log } = options
  const { hasPush, publicUrl, limits } = settings
  const contact = contactOf(settings)
  if (hasPush && contact === noContact)
    log(
      'Neither PUBLIC_URL (https) nor PUSH_CONTACT is set: push services, which may then refuse, get no contact.',
    )
  const push = hasPush
    ? createPush({
        ...options,
        ...settings,
        subscriptions: await home.pushSubscriptions(),
        vapidSecret: home.vapidSecret,
        contact,
        onSent: metrics.push,
      })
    : undefined
  const webSub =
    publicUrl === undefined
      ? undefined
      : createWebSub({
          ...options,
          publicUrl,
          seed: home.signingSeed,
          maxBytes: limits.maxFeedBytes,
          tell: options.tellHubEvent,
        })
  return {
    ...(push && { push }),
    ...(webSub && { webSub }),
    onHubEvent: (event, poller) => {
      if (event.kind === 'ping') poller.ping(event.sourceId)
      else void webSub?.hear(event).catch((error) => log(`${event.sourceId}: ${String(error)}`))
    },
    stop: async () => {
      webSub?.stop()
      await push?.stop()
    },
  }
}

function contactOf({ pushContact, publicUrl }: Settings): string {
  if (pushContact !== undefined) return pushContact
  return publicUrl?.startsWith('https://') ? publicUrl : noContact
}
