import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { textDirection } from '../words/text-direction.ts'
import { useWords } from '../words/words.ts'

/** One observer for all excerpts. */
const callbacks = new WeakMap<Element, () => void>()
let observer: ResizeObserver | undefined

function whenSized(element: Element, callback: () => void): () => void {
  observer ??= new ResizeObserver((entries) => {
    for (const entry of entries) callbacks.get(entry.target)?.()
  })
  callbacks.set(element, callback)
  observer.observe(element)
  return () => observer?.unobserve(element)
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
  const [isClipped, setClipped] = useState(false)
  const [isOpen, setOpen] = useState(false)
  // Before the first paint, so that the row comes with its button.
  useLayoutEffect(() => {
    const element = paragraph.current
    if (!element || isOpen) return
    const measure = () => setClipped(element.scrollHeight > element.clientHeight + 1)
    // At once: all rows of a page are there by now, so they are laid out but once.
    measure()
    return whenSized(element, measure)
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
