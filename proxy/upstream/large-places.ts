import { createLimiter } from '../limiter.ts'

/** Any number of bodies up to this size may be in memory; a larger one waits for a place of its own. */
export const smallBodyBytes = 1024 * 1024

/** Waits for a large body's place, which is kept until the work that got this is done. Only its first call waits. */
export type EnterLarge = () => Promise<void>

export type WithLargePlace = <T>(work: (enterLarge: EnterLarge) => Promise<T>) => Promise<T>

/**
 * A bomb, or a feed of many years, takes three times its size for a moment. Places are for the large only: most
 * fetches hold next to nothing, and those that hang hold it for long.
 */
export function createLargePlaces(places: number): WithLargePlace {
  const inTurn = createLimiter(places)
  return async (work) => {
    let leave = () => {}
    const left = new Promise<void>((done) => {
      leave = done
    })
    let entered: Promise<void> | undefined
    const enter = () =>
      new Promise<void>((done) => {
        inTurn(() => {
          done()
          return left
        })
      })
    try {
      return await work(() => (entered ??= enter()))
    } finally {
      if (entered === undefined) leave()
      else setImmediate(() => leaveBehind(leave))
    }
  }
}

/**
 * What a body of megabytes leaves behind is small to the collector, which counts objects and not what they stand
 * for: it would come for it long after the next. Node has `gc` with `--expose-gc`, as the server is started.
 */
function leaveBehind(leave: () => void): void {
  globalThis.gc?.({ type: 'minor' })
  leave()
}
