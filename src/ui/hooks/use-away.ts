import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

type Tell = (entry: IntersectionObserverEntry) => void

/** One for each distance: hundreds of observers would each be asked in each frame. */
const observers = new Map<string, IntersectionObserver>()
const listeners = new WeakMap<Element, Tell>()
/** In pixels, of what was far away when its element left the page. */
const heights = new WeakMap<object, number>()

/**
 * Whether an element is further from the screen than `distance`, a margin as of an IntersectionObserver: `height` is
 * then what it had, in pixels, for its owner to keep its place and leave out what it holds. `shown` stands for what it shows,
 * where its owner may leave too: a new element that shows the same begins where the old one ended.
 */
export function useAway<E extends HTMLElement>(
  distance: string,
  shown?: object,
): { element: RefObject<E | null>; height: number | undefined } {
  const element = useRef<E>(null)
  const [height, setHeight] = useState(() => shown && heights.get(shown))
  const latest = useRef(shown)
  latest.current = shown
  useLayoutEffect(() => {
    if (!element.current) return
    return whenMoved(element.current, distance, ({ isIntersecting, boundingClientRect }) => {
      const kept = isIntersecting ? undefined : boundingClientRect.height
      if (latest.current && kept !== undefined) heights.set(latest.current, kept)
      setHeight(kept)
    })
  }, [distance])
  return { element, height }
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
  const tell = (entries: IntersectionObserverEntry[]) => {
    for (const entry of entries) listeners.get(entry.target)?.(entry)
  }
  // In a task of its own: told within the frame that moved them, rows that come and go would make it twice as long.
  const observer = new IntersectionObserver((entries) => setTimeout(tell, 0, entries), {
    rootMargin: `${distance} 0px`,
  })
  observers.set(distance, observer)
  return observer
}
