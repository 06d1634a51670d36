/** Tries in a row that fail otherwise than with 404 or 410, and how long they have to go on, until we give up. */
const mostFailures = 10
const longestMs = 3 * 24 * 60 * 60_000

/** In memory only, as nothing but the subscription itself is stored: a restart begins to count anew. */
export interface PushFailures {
  /** Counts one more. */
  isTooMany: (id: string) => boolean
  forget: (id: string) => void
}

export function createPushFailures(now: () => number): PushFailures {
  const failing = new Map<string, { since: number; times: number }>()
  return {
    isTooMany: (id) => {
      const { since, times } = failing.get(id) ?? { since: now(), times: 0 }
      failing.set(id, { since, times: times + 1 })
      return times + 1 >= mostFailures && now() - since >= longestMs
    },
    forget: (id) => void failing.delete(id),
  }
}
