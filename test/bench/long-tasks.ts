import type { Page } from 'playwright-core'
import type { BenchResult } from './bench-result.ts'

export interface LongTask {
  startTime: number
  duration: number
}

/** Runs in the page: from now on its tasks over 50 ms are noted, and those from before forgotten. */
export function noteLongTasks(): void {
  const noted: LongTask[] = []
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) noted.push({ startTime, duration })
  }).observe({ type: 'longtask' })
  Reflect.set(globalThis, 'notedTasks', noted)
}

/**
 * Those noted so far. An observer hears of a task some time after its end, but of all in
 * their order: so a long task of our own is made, and the others are known when that one is heard of.
 */
export function longTasks(page: Page): Promise<LongTask[]> {
  return page.evaluate(
    () =>
      new Promise<LongTask[]>((resolve) => {
        const ownMs = 60
        const noted = Reflect.get(globalThis, 'notedTasks') as LongTask[]
        let ownStart = Number.POSITIVE_INFINITY
        const observer = new PerformanceObserver((list) => {
          if (!list.getEntries().some(isOwn)) return
          observer.disconnect()
          resolve(noted.filter((task) => !isOwn(task)))
        })
        const isOwn = ({ startTime, duration }: LongTask) => startTime + duration > ownStart + ownMs / 2
        observer.observe({ type: 'longtask' })
        setTimeout(() => {
          ownStart = performance.now()
          while (performance.now() < ownStart + ownMs);
        })
      }),
  )
}

const longestMs = 50

/** So many of these milliseconds are over the limit, and the most. */
export function noneOver(durations: readonly number[]): Pick<BenchResult, 'limit' | 'measured' | 'isOk'> {
  const longest = Math.max(0, ...durations)
  const over = durations.filter((ms) => ms > longestMs).length
  return {
    limit: `none over ${longestMs} ms`,
    measured: `${over}, ${longest.toFixed(0)} ms`,
    isOk: over === 0,
  }
}
