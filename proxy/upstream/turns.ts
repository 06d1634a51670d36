export interface TurnLimits {
  atOnce: number
  /** Of those, with one publisher's host. */
  perHost: number
  maxWaiting: number
  /** How long one may wait before being turned away. */
  patienceMs: number
}

/** The places for work that costs memory or a publisher's patience, given in order of arrival. */
export interface Turns {
  /** Resolves to what gives the place back, or to nothing when the queue is full or too slow. */
  take: (host: string) => Promise<(() => void) | undefined>
  waiting: () => number
}

interface Waiting {
  host: string
  start: () => void
}

export function createTurns(limits: TurnLimits): Turns {
  const queue = new Set<Waiting>()
  const byHost = new Map<string, number>()
  let running = 0

  const isFree = (host: string) => running < limits.atOnce && (byHost.get(host) ?? 0) < limits.perHost
  const occupy = (host: string) => {
    running++
    byHost.set(host, (byHost.get(host) ?? 0) + 1)
    return () => {
      running--
      const left = (byHost.get(host) ?? 1) - 1
      if (left === 0) byHost.delete(host)
      else byHost.set(host, left)
      // Those of a host that is busy are passed over, so that a slow site holds up only its own.
      for (const next of queue) if (isFree(next.host)) next.start()
    }
  }
  /** One host must not fill the queue either. */
  const isFull = (host: string) =>
    queue.size >= limits.maxWaiting ||
    [...queue].filter((waiting) => waiting.host === host).length >= limits.maxWaiting / 4

  return {
    take: async (host) => {
      if (isFree(host)) return occupy(host)
      if (isFull(host)) return undefined
      return new Promise((done) => {
        const waiting: Waiting = {
          host,
          start: () => {
            clearTimeout(timer)
            queue.delete(waiting)
            done(occupy(host))
          },
        }
        const timer = setTimeout(() => {
          queue.delete(waiting)
          done(undefined)
        }, limits.patienceMs)
        queue.add(waiting)
      })
    },
    waiting: () => queue.size,
  }
}
