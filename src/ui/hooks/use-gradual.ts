import { useEffect, useState } from 'preact/hooks'
import { afterFirstScreen } from './after-first-screen.ts'

/** How many of so many parts to draw by now: one more after each frame, so that none of them holds up a finger. */
export function useGradual(total: number): number {
  const [count, setCount] = useState(0)
  useEffect(() => {
    if (count >= total) return
    return afterFirstScreen(() => setCount((before) => before + 1))
  }, [count, total])
  return Math.min(count, total)
}
