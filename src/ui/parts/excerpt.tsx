import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { textDirection } from '../words/text-direction.ts'
import { useWords } from '../words/words.ts'

/** One observer for all excerpts. */
const callbacks = new WeakMap<Element, () => void>()
let observer: ResizeObserver | undefined
let unmeasured = new Set<() => void>()

/**
 * Calls `measure` before the next frame is laid out, and whenever the element changes its size. All that are new are
 * measured together, so that the page is laid out but once for them, and a row comes with its button.
 */
function whenSized(element: Element, measure: () => void): () => void {
  observer ??= new ResizeObserver((entries) => {
    for (const entry of entries) callbacks.get(entry.target)?.()
  })
  if (unmeasured.size === 0) requestAnimationFrame(measureAll)
  unmeasured.add(measure)
  callbacks.set(element, measure)
  observer.observe(element)
  return () => {
    unmeasured.delete(measure)
    observer?.unobserve(element)
  }
}

/** Letters that the lines of a phone hold at most. */
const likelyShown = { article: 140, social: 300 }

function measureAll(): void {
  const now = unmeasured
  unmeasured = new Set()
  for (const measure of now) measure()
}

/** The start of a post, cut to a few lines; *Show more* is there only when the cut hides something. */
export function Excerpt({
  text,
  title,
  language,
  isSocial,
  hasMore,
  children,
}: {
  text: string
  title: string
  language: string
  isSocial: boolean
  /** There is more of it than `text`. */
  hasMore: boolean
  /** The text as it is shown. */
  children: (isOpen: boolean) => ComponentChildren
}) {
  const words = useWords()
  const paragraph = useRef<HTMLParagraphElement>(null)
  // Guessed until it is measured, before it is seen: a right guess spares the row a second layout.
  const [isClipped, setClipped] = useState(
    text.length > (isSocial ? likelyShown.social : likelyShown.article),
  )
  const [isOpen, setOpen] = useState(false)
  useLayoutEffect(() => {
    const element = paragraph.current
    if (!element || isOpen) return
    return whenSized(element, () => setClipped(element.scrollHeight > element.clientHeight + 1))
  }, [isOpen])
  const kind = isSocial ? 'excerpt excerpt-social' : 'excerpt'
  return (
    <>
      <p
        ref={paragraph}
        class={isOpen ? kind : `${kind} clamped`}
        lang={language}
        dir={textDirection(language, text)}
      >
        {children(isOpen)}
      </p>
      {(isClipped || isOpen || hasMore) && (
        <button
          type="button"
          class="show-more"
          aria-expanded={isOpen}
          aria-label={isOpen ? words.timeline.showLessOf(title) : words.timeline.showMoreOf(title)}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? words.timeline.showLess : words.timeline.showMore}
        </button>
      )}
    </>
  )
}
