import { useEffect, useRef, useState } from 'preact/hooks'
import { isAtEdge, isScrolling, type Swipe, swipeOf } from '../swipe.ts'

/**
 * Calls `act` when a finger has swiped over a post and let go; gives the swipe it would be meanwhile. Only looks on:
 * scrolling, zooming and selecting are the browser's, and what scrolls sideways keeps its finger.
 */
export function useSwipe(act: (swipe: Swipe) => void): Swipe | undefined {
  const [swipe, setSwipe] = useState<Swipe>()
  const run = useRef(act)
  run.current = act
  useEffect(() => {
    let start: Touch | undefined
    let current: Swipe | undefined
    const show = (next: Swipe | undefined) => {
      if (next !== current) setSwipe(next)
      current = next
    }
    const give = () => {
      start = undefined
      show(undefined)
    }
    const onStart = ({ touches = noTouches, target }: Touched) => {
      start = touches.length === 1 && isFree(touches[0], target ?? null) ? touches[0] : undefined
    }
    const onMove = ({ touches = noTouches }: Touched) => {
      const touch = touches[0]
      if (!start || !touch) return
      const way = { x: touch.clientX - start.clientX, y: touch.clientY - start.clientY }
      if (touches.length > 1 || isScrolling(way) || hasSelection()) give()
      else show(swipeOf(way))
    }
    const onEnd = () => {
      const done = current
      give()
      if (done) run.current(inReading(done))
    }
    const listeners: [string, (event: Event & Touched) => void][] = [
      ['touchstart', onStart],
      ['touchmove', onMove],
      ['touchend', onEnd],
      ['touchcancel', give],
    ]
    for (const [kind, listener] of listeners) addEventListener(kind, listener, { passive: true })
    return () => {
      for (const [kind, listener] of listeners) removeEventListener(kind, listener)
    }
  }, [])
  return swipe && inReading(swipe)
}

/** An event that only bears the name, as scripts make them, has none. */
interface Touched {
  touches?: ArrayLike<Touch>
  target?: EventTarget | null
}

const noTouches: ArrayLike<Touch> = []

function isFree(touch: Touch | undefined, target: EventTarget | null): boolean {
  if (!touch || !(target instanceof Element) || !target.closest('.post')) return false
  if (isAtEdge(touch.clientX, innerWidth) || hasSelection()) return false
  // Zoomed in, a finger moves the page about.
  if ((visualViewport?.scale ?? 1) > 1.01 || document.querySelector('dialog[open]')) return false
  return !target.closest('input, textarea, select, audio, video') && !scrollsAside(target)
}

function hasSelection(): boolean {
  return getSelection()?.isCollapsed === false
}

function scrollsAside(target: Element): boolean {
  for (let at: Element | null = target; at && !at.matches('.post'); at = at.parentElement) {
    if (at.scrollWidth > at.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(at).overflowX)) return true
  }
  return false
}

/** Where the app runs from the right, what comes next lies on the left. */
function inReading(swipe: Swipe): Swipe {
  if (getComputedStyle(document.documentElement).direction === 'ltr') return swipe
  return swipe === 'forth' ? 'back' : 'forth'
}
