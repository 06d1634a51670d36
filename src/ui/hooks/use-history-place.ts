import { useLayoutEffect, useRef } from 'preact/hooks'
import { postIdAt } from '../../core/domain/post-path.ts'
import { holdAt } from './use-timeline-place.ts'

/** Where the reader was on a screen when a click led them away. */
export interface HistoryPlace {
  /** Rows that were asked for. */
  count: number
  scrollY: number
  /** What was clicked, and how far from the screen's edge it was: rows above it may have another height by now. */
  link?: { href: string; top: number }
}

/** The place that was kept with this entry of the history; none on a screen that is opened anew. */
export function placeInHistory(): HistoryPlace | undefined {
  return (history.state as { place?: HistoryPlace } | null)?.place
}

/**
 * Keeps the reader's place with the history's entry, and leads back to it once, when the screen is whole; gives the post
 * that was opened there, while that happens.
 */
export function useHistoryPlace(count: number, isReady: boolean): string | undefined {
  const returning = useRef(placeInHistory())
  const asked = useRef(count)
  asked.current = count

  useLayoutEffect(() => {
    if (!returning.current || !isReady) return
    goTo(returning.current)
    returning.current = undefined
  }, [isReady])

  useLayoutEffect(() => {
    const keep = ({ target }: Event) => {
      const link = target instanceof Element ? target.closest('a') : null
      const href = link?.getAttribute('href')
      const place: HistoryPlace = {
        count: asked.current,
        scrollY,
        ...(link && href && { link: { href, top: link.getBoundingClientRect().top } }),
      }
      history.replaceState({ place }, '')
    }
    // On its way down, before the link it may be of is followed.
    addEventListener('click', keep, true)
    return () => removeEventListener('click', keep, true)
  }, [])

  return isReady ? postIdAt(returning.current?.link?.href) : undefined
}

function goTo({ scrollY, link }: HistoryPlace): void {
  scrollTo(0, scrollY)
  const element = link && document.querySelector<HTMLElement>(`main a[href="${CSS.escape(link.href)}"]`)
  if (!element) return
  holdAt(element, link.top)
  // The keyboard and the screen reader go on where they were, too.
  element.focus({ preventScroll: true })
}
