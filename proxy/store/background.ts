export interface Background {
  /** A task asks `isEnding` after each long step; what is left of it then is dropped. */
  add: (task: (isEnding: () => boolean) => Promise<void>) => void
  /** Waits for the task under way, which ends at its next step, and drops the others. */
  close: () => Promise<void>
}

/** Of the time; the rest belongs to the answers. */
const share = 0.25

/** Runs one task at a time, and rests after each in proportion to what it took. */
export function createBackground(onFault: (error: unknown) => void): Background {
  const waiting: Parameters<Background['add']>[0][] = []
  const ending = new AbortController()
  const isEnding = () => ending.signal.aborted
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    for (let task = waiting.shift(); task !== undefined && !isEnding(); task = waiting.shift()) {
      const started = performance.now()
      await task(isEnding).catch(onFault)
      await rest((performance.now() - started) * (1 / share - 1), ending.signal)
    }
    running = undefined
  }

  return {
    add: (task) => {
      waiting.push(task)
      running ??= run()
    },
    close: async () => {
      ending.abort()
      waiting.length = 0
      await running
    },
  }
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) return done()
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      done()
    }
    const timer = setTimeout(end, ms)
    // Nothing waits for this but the next task.
    timer.unref()
    signal.addEventListener('abort', end)
  })
}
