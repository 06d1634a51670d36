const patienceMs = 60_000
const betweenMs = 30

/**
 * Waits until `check` no longer throws, and gives what it gives; on a busy machine that may take long. Knows no test
 * runner: scripts wait by it, too.
 */
export async function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() >= deadline) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, betweenMs))
  }
}
