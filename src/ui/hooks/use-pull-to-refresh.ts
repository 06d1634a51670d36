import { useEffect, useRef, useState } from 'preact/hooks'

export type Pull = 'none' | 'pulled' | 'ready'

/** Less is a finger that rests. */
const shownFromPx = 24
const readyFromPx = 96

/** Refreshes when the finger pulls the page down at its very top and lets go. Only looks on: scrolling is the browser's. */
export function usePullToRefresh(refresh: () => void): Pull {
  const [pull, setPull] = useState<Pull>('none')
  const run = useRef(refresh)
  run.current = refresh
  useEffect(() => {
    let start: Touch | undefined
    let current: Pull = 'none'
    const show = (next: Pull) => {
      if (next !== current) setPull(next)
      current = next
    }
    const give = () => {
      start = undefined
      show('none')
    }
    const onStart = ({ touches }: TouchEvent) => {
      const isFree = touches.length === 1 && scrollY <= 0 && document.querySelector('dialog[open]') === null
      start = isFree ? touches[0] : undefined
    }
    const onMove = ({ touches }: TouchEvent) => {
      const [touch] = touches
      if (!start || !touch) return
      const down = touch.clientY - start.clientY
      const aside = Math.abs(touch.clientX - start.clientX)
      if (touches.length > 1 || scrollY > 0 || down < -shownFromPx || aside > Math.max(down, shownFromPx))
        give()
      else show(down >= readyFromPx ? 'ready' : down >= shownFromPx ? 'pulled' : 'none')
    }
    const onEnd = () => {
      if (current === 'ready') run.current()
      give()
    }
    const listeners: [string, (event: TouchEvent) => void][] = [
      ['touchstart', onStart],
      ['touchmove', onMove],
      ['touchend', onEnd],
      ['touchcancel', give],
    ]
    for (const [kind, listener] of listeners)
      addEventListener(kind, listener as EventListener, { passive: true })
    return () => {
      for (const [kind, listener] of listeners) removeEventListener(kind, listener as EventListener)
    }
  }, [])
  return pull
}
