import { createLimiter } from '../limiter.ts'
import type { Log } from '../log.ts'
import { type PushSubscriptions, subscriptionId } from '../store/push-subscriptions.ts'
import { StoreAway } from '../store/store-away.ts'
import type { PushMessage, WirePushSubscription } from '../wire.ts'
import { createPushFailures } from './push-failures.ts'
import type { PushOutcome, SendPush } from './send-push.ts'

export interface PushRoundsOptions {
  subscriptions: PushSubscriptions
  send: SendPush
  messageAt: (changedAt: number) => PushMessage
  onSent?: (outcome: string) => void
  log: Log
  now: () => number
  pauseMs?: number
}

/** Tells every phone that something changed. */
export interface PushRounds {
  changed: () => void
  stop: () => Promise<void>
}

/** A phone is woken once a quarter of an hour at most. */
const usualPauseMs = 15 * 60_000
const atOnce = 20
/** A push service may ask for more patience; by then there is something newer to tell. */
const longestHoldMs = 60 * 60_000

/**
 * The first change is told at once; what comes within the pause is told together at its end. Whom a push service
 * lets wait is told when it allows, and again with the next round.
 */
export function createPushRounds(options: PushRoundsOptions): PushRounds {
  const { subscriptions, send, messageAt, onSent, log, now, pauseMs = usualPauseMs } = options
  const failures = createPushFailures(now)
  const limit = createLimiter(atOnce)
  const stopping = new AbortController()
  /** Epoch ms until which a push service wants nothing. */
  const patience = new Map<string, number>()
  let held = new Map<string, WirePushSubscription>()
  let changedAt = 0
  let lastAt = Number.NEGATIVE_INFINITY
  let running: Promise<void> | undefined
  let isWaiting = false
  let roundTimer: NodeJS.Timeout | undefined
  let heldTimer: NodeJS.Timeout | undefined

  async function tell(
    subscription: WirePushSubscription,
    message: PushMessage,
  ): Promise<PushOutcome['kind']> {
    const id = subscriptionId(subscription.endpoint)
    const { origin } = new URL(subscription.endpoint)
    if (stopping.signal.aborted) return 'failed'
    if ((patience.get(origin) ?? 0) > now()) {
      held.set(id, subscription)
      return 'later'
    }
    const outcome = await send(subscription, message, stopping.signal).catch(
      (): PushOutcome => ({ kind: 'failed', why: 'fault' }),
    )
    if (stopping.signal.aborted) return 'failed'
    onSent?.(outcome.kind === 'failed' ? outcome.why : outcome.kind)
    if (outcome.kind === 'later') {
      patience.set(origin, Math.min(outcome.retryAt, now() + longestHoldMs))
      held.set(id, subscription)
    }
    const isDead = outcome.kind === 'gone' || (outcome.kind === 'failed' && failures.isTooMany(id))
    if (outcome.kind === 'sent') failures.forget(id)
    if (isDead) {
      failures.forget(id)
      await subscriptions.remove(subscription.endpoint)
      return 'gone'
    }
    return outcome.kind
  }

  async function round(batches: AsyncIterable<WirePushSubscription[]>): Promise<void> {
    const message = messageAt(changedAt)
    const counts = { sent: 0, gone: 0, later: 0, failed: 0 }
    for await (const batch of batches) {
      if (stopping.signal.aborted) return
      const kinds = await Promise.all(batch.map((one) => limit(() => tell(one, message))))
      for (const kind of kinds) counts[kind]++
    }
    const { sent, gone, later, failed } = counts
    if (sent + gone + later + failed === 0) return
    log(`New posts: ${sent} phones told, ${gone} gone, ${later} later, ${failed} failed.`, counts)
  }

  function start(batches: AsyncIterable<WirePushSubscription[]>): void {
    running = round(batches)
      .catch((error) => {
        if (!(error instanceof StoreAway)) log(`Telling phones of new posts failed: ${nameOf(error)}`)
      })
      .finally(() => {
        running = undefined
        if (stopping.signal.aborted) return
        waitForHeld()
        if (isWaiting) schedule()
      })
  }

  function schedule(): void {
    isWaiting = true
    clearTimeout(roundTimer)
    if (running !== undefined || stopping.signal.aborted) return
    const waitMs = lastAt + pauseMs - now()
    if (waitMs > 0) {
      roundTimer = setTimeout(schedule, waitMs)
      return
    }
    isWaiting = false
    lastAt = now()
    held = new Map()
    start(subscriptions.all())
  }

  function waitForHeld(): void {
    clearTimeout(heldTimer)
    if (held.size === 0) return
    const soonest = Math.min(
      ...[...held.values()].map(({ endpoint }) => patience.get(new URL(endpoint).origin) ?? 0),
    )
    heldTimer = setTimeout(tellHeld, Math.max(1, soonest - now()))
  }

  function tellHeld(): void {
    if (running !== undefined || stopping.signal.aborted) return
    const batch = [...held.values()]
    held = new Map()
    start(once(batch))
  }

  return {
    changed: () => {
      changedAt = now()
      schedule()
    },
    stop: async () => {
      stopping.abort()
      clearTimeout(roundTimer)
      clearTimeout(heldTimer)
      await running
    },
  }
}

async function* once<T>(batch: T[]): AsyncIterable<T[]> {
  yield batch
}

/** The words of an error may hold an endpoint. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
