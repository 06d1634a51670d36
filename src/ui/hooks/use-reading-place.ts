import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { isWorthKeeping } from '../../core/domain/reading-place.ts'
import { readingPlaceOf, saveReadingPlace } from '../../core/storage/reading-places.ts'
import { letterAt, lettersAbove } from '../post-html/text-place.ts'
import { storageProblemOf } from '../storage-problem.ts'
import { holdAt } from './use-timeline-place.ts'
import type { WholeBody } from './use-whole-body.ts'

/** Where the first line that counts as in sight begins, as far from the edge as the page scrolls to. */
const linePx = 64
const settledMs = 400

/** Leads the reader back to the line they left a post at, once its text is whole, and keeps that line from then on. */
export function useReadingPlace(postId: string, whole: WholeBody | undefined): void {
  const kept = useRef<Promise<number | undefined>>(undefined)
  const isReturned = useRef(false)
  const hasMoved = useMoved()

  useEffect(() => {
    // Without the place the post begins at its top.
    kept.current = readingPlaceOf(postId).catch(() => undefined)
  }, [postId])

  useEffect(() => {
    if (!whole || isReturned.current) return
    let isCurrent = true
    kept.current?.then((letters) => {
      if (!isCurrent) return
      isReturned.current = true
      if (letters !== undefined && !hasMoved.current && location.hash === '') goTo(whole.element, letters)
    })
    return () => {
      isCurrent = false
    }
  }, [whole])

  useKeptPlace(postId, whole, isReturned)
}

function useKeptPlace(
  postId: string,
  whole: WholeBody | undefined,
  isReturned: { readonly current: boolean },
): void {
  // A layout effect, because others are cleaned up after the next screen has painted.
  useLayoutEffect(() => {
    if (!whole) return
    const { element } = whole
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      if (timer === undefined || !isReturned.current) return
      clearTimeout(timer)
      timer = undefined
      const { top, bottom } = element.getBoundingClientRect()
      const isKept = isWorthKeeping({ screen: innerHeight, top, bottom })
      // A full phone can't keep the place; reading goes on all the same.
      saveReadingPlace(postId, isKept ? lettersAbove(element, linePx) : undefined).catch(storageProblemOf)
    }
    const onScroll = () => {
      clearTimeout(timer)
      timer = setTimeout(keep, settledMs)
    }
    const onHidden = () => document.visibilityState === 'hidden' && keep()
    addEventListener('scroll', onScroll, { passive: true })
    document.addEventListener('visibilitychange', onHidden)
    // On its way down, before the link it may be of is followed.
    addEventListener('click', keep, true)
    return () => {
      clearTimeout(timer)
      removeEventListener('scroll', onScroll)
      document.removeEventListener('visibilitychange', onHidden)
      removeEventListener('click', keep, true)
    }
  }, [postId, whole])
}

/** Whoever has begun to read is not taken elsewhere. */
function useMoved(): { readonly current: boolean } {
  const hasMoved = useRef(false)
  useEffect(() => {
    const moved = new AbortController()
    const note = () => {
      hasMoved.current = true
      moved.abort()
    }
    for (const kind of ['pointerdown', 'wheel', 'keydown'])
      addEventListener(kind, note, { passive: true, signal: moved.signal })
    return () => moved.abort()
  }, [])
  return hasMoved
}

function goTo(body: Element, letters: number): void {
  const letter = letterAt(body, letters)
  const paragraph = letter?.startContainer.parentElement
  if (!letter || !paragraph) return
  scrollBy({ top: letter.getBoundingClientRect().top - linePx, behavior: 'instant' })
  holdAt(paragraph, paragraph.getBoundingClientRect().top)
}
