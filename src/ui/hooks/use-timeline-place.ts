import { useLayoutEffect, useRef } from 'preact/hooks'
import { postIdAt, postPath } from '../../core/domain/post-path.ts'
import type { TimelinePlace } from '../../core/storage/newest-rows.ts'
import { type KeptPlace, savePlace } from '../../core/storage/timeline-place.ts'
import { afterFrame } from './after-frame.ts'

interface Shown {
  /** What the timeline was made from; another timeline has no such place. */
  inputs: string
  posts: readonly TimelinePlace[]
}

interface Place extends Shown {
  /** Posts that were shown; those that must be shown again before the place is there. */
  count: number
  scrollY: number
  anchor?: Anchor | undefined
  /** From before the app was started, since when posts may have come: the one in the middle of the screen. */
  kept?: TimelinePlace
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

/** A place lies in storage that the next start would lead to. */
let isStored = false

/** What is shown of the timeline, while it is. */
let shownNow: (() => Shown) | undefined

/** Where the app was left; the timeline leads there when it is first shown. */
export function returnTo({ inputs, scrollY, post, top }: KeptPlace): void {
  const anchor = { href: postPath(post.id), top, wasOpened: false }
  isStored = true
  left = { inputs, posts: [post], count: Number.POSITIVE_INFINITY, scrollY, anchor, kept: post }
}

/** Stores the place whenever the app goes out of sight, from where it may never come back. */
export function keepPlace(): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden' || !document.body) return
    const place = placeNow()
    if (place || isStored) store(place)
  })
}

function store(place: KeptPlace | undefined): void {
  // A page that was emptied: its storage has been erased, and being empty it scrolls to its top.
  if (!document.body) return
  isStored = place !== undefined
  savePlace(place)
}

function placeNow(): KeptPlace | undefined {
  const place = shownNow ? { ...shownNow(), scrollY, anchor: anchorAt(document.body) } : left
  const post = place?.posts.find(({ id }) => id === postIdAt(place.anchor?.href))
  if (!place?.anchor || !post || place.scrollY <= 0) return undefined
  const { inputs, anchor } = place
  return { inputs, scrollY: place.scrollY, post: { sortAt: post.sortAt, id: post.id }, top: anchor.top }
}

/**
 * Gives where the reader was when they left, and leads them back there once so many posts are shown: in that one drawing
 * `around` is the id of the post there, empty where it is not known.
 */
export function useTimelinePlace(
  inputs: string,
  posts: readonly TimelinePlace[],
  isWhole: boolean,
): { returning: { current: Place | undefined }; around: string | undefined } {
  const returning = useRef(left?.inputs === inputs ? left : undefined)
  const current = useRef<Shown>({ inputs, posts })
  current.current = { inputs, posts }

  const place = returning.current
  const isThere = place && posts.length > 0 && (posts.length >= place.count || isWhole)
  useLayoutEffect(() => {
    if (!isThere) return
    returning.current = undefined
    goTo(place)
  }, [isThere])

  // A layout effect, because others are cleaned up after the next screen has painted, and scrolled to its top.
  useLayoutEffect(() => {
    shownNow = () => current.current
    const leave = (anchor: Anchor | undefined) => {
      left = { ...current.current, count: current.current.posts.length, scrollY, anchor }
    }
    // Told late, a scroll may be the one that brought a link before the finger that has followed it since.
    const scrolled = afterFrame(() => {
      leave(left?.scrollY === scrollY ? left.anchor : undefined)
      // At the top there is no place to return to, and the app may be closed before it could say so.
      if (scrollY <= 0 && isStored && !returning.current) store(undefined)
    })
    const onClick = ({ target }: Event) => leave(target instanceof Element ? anchorAt(target) : undefined)
    addEventListener('scroll', scrolled.call, { passive: true })
    // On its way down, before the link it may be of is followed.
    addEventListener('click', onClick, true)
    return () => {
      shownNow = undefined
      scrolled.stop()
      removeEventListener('scroll', scrolled.call)
      removeEventListener('click', onClick, true)
    }
  }, [])

  return { returning, around: isThere ? (postIdAt(place.anchor?.href) ?? '') : undefined }
}

function anchorAt(clicked: Element): Anchor | undefined {
  const opened = clicked.closest('article')
  // Asked by its edges: in the middle may stand the name of a day, or something that lies over the rows.
  const reachesMiddle = (one: Element) => one.getBoundingClientRect().bottom > innerHeight / 2
  const article = opened ?? [...document.querySelectorAll('.timeline article')].find(reachesMiddle)
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
export function holdAt(article: Element, top: number): void {
  let until = performance.now() + settlingMs
  const moved = new AbortController()
  for (const kind of ['pointerdown', 'wheel', 'keydown'])
    addEventListener(kind, () => moved.abort(), { once: true, passive: true, signal: moved.signal })
  const align = () => {
    if (moved.signal.aborted || !article.isConnected) return
    const slipped = article.getBoundingClientRect().top - top
    // Many screens scroll by whole pixels only.
    if (Math.abs(slipped) > 0.5) {
      scrollBy(0, Math.round(slipped))
      until = performance.now() + settlingMs
    }
    if (performance.now() < until) requestAnimationFrame(align)
    else moved.abort()
  }
  align()
}
