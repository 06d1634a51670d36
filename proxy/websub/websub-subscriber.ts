import type { CatalogSource } from '../catalog/catalog.ts'
import type { CatalogFile } from '../catalog/catalog-file.ts'
import type { Log } from '../log.ts'
import type { HubEvent } from '../store/hub-event.ts'
import type { WebSubState } from '../store/source-state.ts'
import type { SourceStates } from '../store/source-states.ts'
import type { PostUpstream } from '../upstream/post-upstream.ts'
import { verifiedState, type WebSubStep, webSubStep, wishedLeaseMs } from './websub-decision.ts'
import type { WebSubKeys } from './websub-keys.ts'
import { webSubPath } from './websub-path.ts'

export interface WebSubSubscriberOptions {
  catalogFile: CatalogFile
  states: SourceStates
  post: PostUpstream
  keys: () => Promise<WebSubKeys>
  /** Under which hubs reach us. */
  publicUrl: string
  log: Log
  now: () => number
}

/** Keeps the subscriptions at hubs as the catalog and the feeds want them. For the process that polls. */
export interface WebSubSubscriber {
  /** Does what is to be done for one source, or for all. Never rejects. */
  review: (source?: CatalogSource) => Promise<void>
  /** Takes up what a hub said of a subscription; pings are for the poller. */
  hear: (event: HubEvent) => Promise<void>
  stop: () => void
}

export function createWebSubSubscriber(options: WebSubSubscriberOptions): WebSubSubscriber {
  const { catalogFile, states, log, now } = options
  const stopping = new AbortController()

  async function set(sourceId: string, websub: WebSubState | undefined): Promise<void> {
    const { websub: _, ...state } = states.get(sourceId) ?? {}
    if ('feedUrl' in state) await states.set(sourceId, websub === undefined ? state : { ...state, websub })
  }

  async function take(step: WebSubStep, source: CatalogSource): Promise<void> {
    const state = states.get(source.id)
    if (step === 'forget') return set(source.id, undefined)
    const before = state?.websub
    const hub = step === 'unsubscribe' ? before?.hub : state?.hub?.url
    const topic = step === 'unsubscribe' ? before?.topic : state?.hub?.topic
    if (hub === undefined || topic === undefined) return
    const status = step === 'unsubscribe' ? 'leaving' : 'asked'
    const known = before?.hub === hub && before.topic === topic ? before : undefined
    // Before the request: some hubs ask back while they answer.
    await set(source.id, { hub, topic, status, askedAt: now(), ...keptOf(known, status) })
    const answer = await ask(options, step, { sourceId: source.id, hub, topic }, stopping.signal)
    if (stopping.signal.aborted || answer === undefined) return
    log(`${source.id}: its hub does not ${step}: ${answer}`, { source: source.id, now: `hub: ${answer}` })
  }

  return {
    review: async (one) => {
      const { sources } = catalogFile.current().catalog
      for (const source of one === undefined ? sources : [one]) {
        const step = webSubStep(states.get(source.id), source.isRetired, now())
        if (step === undefined || stopping.signal.aborted) continue
        await take(step, source).catch((error) => log(`${source.id}: ${String(error)}`))
      }
    },
    hear: async (event) => {
      const websub = states.get(event.sourceId)?.websub
      if (websub === undefined) return
      if (event.kind === 'verified') return set(event.sourceId, verifiedState(websub, event.leaseMs, now()))
      if (event.kind === 'denied') return set(event.sourceId, { ...websub, status: 'denied' })
      if (event.kind === 'left') return set(event.sourceId, undefined)
    },
    stop: () => stopping.abort(),
  }
}

/** A lease goes on while its renewal is asked for. */
function keptOf(
  known: WebSubState | undefined,
  status: WebSubState['status'],
): Pick<WebSubState, 'until' | 'leaseMs' | 'tries'> {
  if (known === undefined) return {}
  const { until, leaseMs, tries = 0 } = known
  return {
    ...(until !== undefined && { until }),
    ...(leaseMs !== undefined && { leaseMs }),
    ...(status === 'asked' && known.status === 'asked' && { tries: tries + 1 }),
  }
}

/** https://www.w3.org/TR/websub/#subscriber-sends-subscription-request. Gives what went wrong, if anything did. */
async function ask(
  { post, keys, publicUrl }: WebSubSubscriberOptions,
  mode: 'subscribe' | 'unsubscribe',
  name: { sourceId: string; hub: string; topic: string },
  signal: AbortSignal,
): Promise<string | undefined> {
  const { tokenOf, secretOf } = await keys()
  const callback = new URL(`${webSubPath}/${tokenOf(name)}`, publicUrl).href
  const form = new URLSearchParams({ 'hub.callback': callback, 'hub.mode': mode, 'hub.topic': name.topic })
  if (mode === 'subscribe') {
    form.set('hub.lease_seconds', String(wishedLeaseMs / 1000))
    form.set('hub.secret', secretOf(name))
  }
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await post({ url: name.hub, headers, body: form.toString(), signal })
  if (answer.kind === 'failed') return answer.problem.code
  return answer.status >= 200 && answer.status < 300 ? undefined : `status ${answer.status}`
}
