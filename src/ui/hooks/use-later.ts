import { useEffect, useState } from 'preact/hooks'
import { afterFirstScreen } from './after-first-screen.ts'

/** What has come, by what loaded it: rows drawn from then on have it at once. */
const known = new Map<unknown, unknown>()

/**
 * A part the first screen can do without, loaded once that can be seen. `load` is the same at every call; none while
 * the part is not wanted.
 */
export function useLater<Part>(load: (() => Promise<Part>) | undefined): Part | undefined {
  const [, setKnown] = useState(known.size)
  useEffect(() => {
    if (!load) return
    // It may have come since this was drawn.
    if (known.has(load)) setKnown(known.size)
    else
      return afterFirstScreen(() => {
        load().then(
          (part) => setKnown(known.set(load, part).size),
          // Before the app is stored a lost network can keep it away; the next start has it.
          () => {},
        )
      })
  }, [load])
  return known.get(load) as Part | undefined
}
