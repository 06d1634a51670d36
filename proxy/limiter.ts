export type Limiter = <T>(task: () => Promise<T>) => Promise<T>

/** Runs at most `atOnce` tasks together; the others wait in order. */
export function createLimiter(atOnce: number): Limiter {
  let running = 0
  const waiting: (() => void)[] = []
  return async (task) => {
    if (running >= atOnce) await new Promise<void>((start) => waiting.push(start))
    else running++
    try {
      return await task()
    } finally {
      // Whoever is next takes over this place, so that nobody can slip in between.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
