import { vi } from 'vitest'

/** Waits until `check` no longer throws, and gives what it gives; on a busy machine that may take long. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 60_000, interval: 30 })
}
