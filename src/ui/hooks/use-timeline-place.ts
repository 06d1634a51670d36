import { useLayoutEffect, useRef } from 'preact/hooks'

interface Place {
  /** What the timeline was made from; another timeline has no such place. */
  inputs: string
  /** Posts that were shown. */
  count: number
  scrollY: number
  anchor?: Anchor | undefined
}

/** A post on screen and how far from its edge: rows above it may have another height by now. */
interface Anchor {
  href: string
  top: number
  wasOpened: boolean
}

const settlingMs = 1000

/** Where the reader was when they left the timeline, so that Back brings them there. */
let left: Place | undefined

/** Gives how many posts the reader had before them when they left, and leads them back there once those are shown. */
export function useTimelinePlace(inputs: string, count: number, isWhole: boolean): () => number | undefined {
  const returning = useRef(left?.inputs === inputs ? left : undefined)
  const current = useRef({ inputs, count })
  current.current = { inputs, count }

  useLayoutEffect(() => {
    const place = returning.current
    if (!place || count === 0 || (count < place.count && !isWhole)) return
    returning.current = undefined
    goTo(place)
  }, [count, isWhole])

  // A layout effect, because others are cleaned up after the next screen has painted, and scrolled to its top.
  useLayoutEffect(() => {
    const onScroll = () => {
      // Told late, a scroll may be the one that brought a link before the finger that has followed it since.
      const anchor = left?.scrollY === scrollY ? left.anchor : undefined
      left = { ...current.current, scrollY, anchor }
    }
    const onClick = ({ target }: Event) => {
      left = { ...current.current, scrollY, anchor: target instanceof Element ? anchorAt(target) : undefined }
    }
    addEventListener('scroll', onScroll, { passive: true })
    // On its way down, before the link it may be of is followed.
    addEventListener('click', onClick, true)
    return () => {
      removeEventListener('scroll', onScroll)
      removeEventListener('click', onClick, true)
    }
  }, [])

  return () => returning.current?.count
}

function anchorAt(clicked: Element): Anchor | undefined {
  const opened = clicked.closest('article')
  const article =
    opened ?? document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('article') ?? undefined
  const href = article?.querySelector('a')?.getAttribute('href')
  if (!article || !href) return undefined
  return { href, top: article.getBoundingClientRect().top, wasOpened: opened !== null }
}

function goTo({ scrollY, anchor }: Place): void {
  scrollTo(0, scrollY)
  const link = anchor && document.querySelector<HTMLElement>(`article a[href="${CSS.escape(anchor.href)}"]`)
  if (!link) return
  holdAt(link.closest('article') ?? link, anchor.top)
  // The keyboard and the screen reader go on where they were, too.
  if (anchor.wasOpened) link.focus({ preventScroll: true })
}

/** Rows above get their true height only as they are drawn: until then, or until the reader moves on, nothing slips. */
function holdAt(article: Element, top: number): void {
  const until = performance.now() + settlingMs
  const moved = new AbortController()
  for (const kind of ['pointerdown', 'wheel', 'keydown'])
    addEventListener(kind, () => moved.abort(), { once: true, passive: true, signal: moved.signal })
  const align = () => {
    if (moved.signal.aborted || !article.isConnected) return
    const slipped = article.getBoundingClientRect().top - top
    if (Math.abs(slipped) >= 1) scrollBy(0, slipped)
    if (performance.now() < until) requestAnimationFrame(align)
    else moved.abort()
  }
  align()
}
