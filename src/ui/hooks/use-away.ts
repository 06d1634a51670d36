import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

type Tell = (entry: IntersectionObserverEntry) => void

/** One for each distance: hundreds of observers would each be asked in each frame. */
const observers = new Map<string, IntersectionObserver>()
const listeners = new WeakMap<Element, Tell>()

/**
 * Whether an element is further from the screen than `distance`, a margin as of an IntersectionObserver: `height` is
 * then what it had, in pixels, for its owner to keep its place and leave out what it holds. `begin` gives that of one
 * that begins so.
 */
export function useAway<E extends HTMLElement>(
  distance: string,
  begin: () => number | undefined,
): { element: RefObject<E | null>; height: number | undefined } {
  const element = useRef<E>(null)
  const [height, setHeight] = useState(begin)
  useLayoutEffect(() => {
    if (!element.current) return
    return whenMoved(element.current, distance, ({ isIntersecting, boundingClientRect }) =>
      setHeight(isIntersecting ? undefined : boundingClientRect.height),
    )
  }, [distance])
  const before = useRef(height)
  useLayoutEffect(() => {
    if (height === undefined && before.current !== undefined) hold(element.current, before.current)
    before.current = height
  }, [height])
  return { element, height }
}

/** What comes back above the screen may be higher than was thought: most browsers, but not WebKit, hold what is read themselves. */
function hold(element: Element | null, height: number): void {
  if (!element || CSS.supports('overflow-anchor', 'auto')) return
  const box = element.getBoundingClientRect()
  if (box.top + height <= 0) scrollBy(0, box.height - height)
}

function whenMoved(element: Element, distance: string, tell: Tell): () => void {
  const observer = observers.get(distance) ?? observe(distance)
  listeners.set(element, tell)
  observer.observe(element)
  return () => {
    observer.unobserve(element)
    // What was noted of it before would still be told, without a size.
    listeners.delete(element)
  }
}

function observe(distance: string): IntersectionObserver {
  const tell = (entry: IntersectionObserverEntry) => listeners.get(entry.target)?.(entry)
  // Each in a task of its own: told within the frame that moved them, rows that come and go would make it twice as long.
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) setTimeout(tell, 0, entry)
    },
    { rootMargin: `${distance} 0px` },
  )
  observers.set(distance, observer)
  return observer
}
