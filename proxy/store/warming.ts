import { createLimiter } from '../limiter.ts'
import type { Bodies } from './bodies.ts'
import type { SourceState } from './source-state.ts'

type States = ReadonlyMap<string, SourceState>

/** Takes bodies into memory before anybody asks for them, so that they can be given with the server away. */
export interface Warming {
  warm: (states: States) => Promise<void>
  /** Calls `use` when what the states name is in memory, in the order of the calls; not at all once paused. */
  thenUnlessPaused: (states: States, use: () => void) => void
  pause: () => void
  resume: () => void
}

const readsAtOnce = 4

export function createWarming(bodies: Bodies, isAway: () => boolean): Warming {
  const limit = createLimiter(readsAtOnce)
  let isPaused = false
  let inOrder: Promise<void> = Promise.resolve()

  async function warmBody(hash: string): Promise<void> {
    if (isAway()) return
    // What cannot be read now is read when it is asked for.
    await Promise.all([bodies.read(hash, 'br'), bodies.read(hash, 'gzip')]).catch(() => {})
  }

  async function warm(states: States): Promise<void> {
    const named = [...states.values()].map(({ body }) => body?.hash)
    await Promise.all(named.map((hash) => hash && limit(() => warmBody(hash))))
  }

  return {
    warm,
    thenUnlessPaused: (states, use) => {
      inOrder = inOrder.then(async () => {
        await warm(states)
        if (!isPaused) use()
      })
    },
    pause: () => {
      isPaused = true
    },
    resume: () => {
      isPaused = false
    },
  }
}
