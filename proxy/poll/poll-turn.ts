import type { Log } from '../log.ts'
import type { Lease } from '../store/lease.ts'
import { StoreAway } from '../store/store-away.ts'

export interface PollTurnOptions {
  lease: Lease
  lastsMs: number
  /** Begins to poll; gives what ends it. */
  begin: () => Promise<() => Promise<void>>
  log: Log
}

export interface PollTurn {
  /** Lets another process poll. */
  stop: () => Promise<void>
}

/**
 * Polls while this process holds the lease, and asks for it while another does. Where it cannot be prolonged in
 * time it counts as lost, a little before the server gives it to somebody else; a process that slept through
 * that finds its writes refused.
 */
export function takePollTurns({ lease, lastsMs, begin, log }: PollTurnOptions): PollTurn {
  const everyMs = lastsMs / 3
  let end: (() => Promise<void>) | undefined
  let hasLooked = false
  let isLooking = false
  let isStopped = false
  let expiry: NodeJS.Timeout | undefined
  // One step after the other, however long each takes.
  let steps: Promise<void> = Promise.resolve()
  const next = (step: () => Promise<void>) => {
    steps = steps.then(step).catch((error) => {
      if (!(error instanceof StoreAway)) log(`Taking turns with other processes failed: ${String(error)}`)
    })
    return steps
  }

  async function lose(): Promise<void> {
    clearTimeout(expiry)
    const ended = end
    end = undefined
    if (ended === undefined) return
    log('This process no longer asks the sources; another may.')
    await ended()
  }

  async function look(): Promise<void> {
    isLooking = false
    if (isStopped) return
    const asked = performance.now()
    const isHeld = await lease.take()
    if (!isHeld) {
      if (!hasLooked) log('Another process asks the sources.')
      hasLooked = true
      return lose()
    }
    hasLooked = true
    clearTimeout(expiry)
    expiry = setTimeout(() => void next(lose), lastsMs * 0.8 - (performance.now() - asked))
    if (end !== undefined) return
    end = await begin()
    log('This process asks the sources.')
  }

  const lookSoon = () => {
    if (isLooking) return
    isLooking = true
    void next(look)
  }
  lookSoon()
  const timer = setInterval(lookSoon, everyMs)
  return {
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      clearTimeout(expiry)
      await next(async () => {
        const ended = end
        end = undefined
        await ended?.()
        if (ended !== undefined) await lease.release()
      })
    },
  }
}
