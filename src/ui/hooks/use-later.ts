import { useEffect, useState } from 'preact/hooks'
import { afterFirstScreen } from './after-first-screen.ts'

/** A part the first screen can do without, loaded once that can be seen. `load` is the same at every call. */
export function useLater<Part>(load: () => Promise<Part>): Part | undefined {
  const [loaded, setLoaded] = useState<{ part: Part }>()
  useEffect(
    () =>
      afterFirstScreen(() => {
        load().then(
          (part) => setLoaded({ part }),
          // Before the app is stored a lost network can keep it away; the next start has it.
          () => {},
        )
      }),
    [load],
  )
  return loaded?.part
}
