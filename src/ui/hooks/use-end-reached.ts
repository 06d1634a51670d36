import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

interface End {
  /** Nothing where there is no more to come. */
  onReached: (() => void) | undefined
  /** The rows above: looked at anew after each change of them, because what stays in sight is told only once. */
  rows: readonly unknown[]
  marginPx: number
  /** What scrolls; the page, where none is named. */
  frame?: string
}

/** Calls `onReached` once the mark at the end of a list is nearer than `marginPx` to what is seen. */
export function useEndReached(
  mark: RefObject<Element | null>,
  { onReached, rows, marginPx, frame }: End,
): void {
  useEffect(() => {
    if (!mark.current || !onReached) return
    // On a busy phone several changes are told at once, the last of them last: it alone still holds.
    const observer = new IntersectionObserver((entries) => entries.at(-1)?.isIntersecting && onReached(), {
      root: frame ? mark.current.closest(frame) : null,
      rootMargin: `0px 0px ${marginPx}px`,
    })
    observer.observe(mark.current)
    return () => observer.disconnect()
  }, [onReached, rows, marginPx, frame])
}
