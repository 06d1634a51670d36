import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { dayName, nearDay } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import type { DayPart as Part } from './days.ts'
import { PostRow } from './post-row.tsx'

/** How far beyond the screen rows stay in the page: far enough for a fast swipe. */
const keptAround = '2400px 0px'

/**
 * Rows of a day under their divider. Far from the screen they are taken out of the page and their height is
 * kept, so that memory stays flat however far one scrolls.
 */
export function DayPart({ part, read, now }: { part: Part; read: Set<string>; now: number }) {
  const words = useWords()
  const section = useRef<HTMLElement>(null)
  const [height, setHeight] = useState<number>()
  useLayoutEffect(() => {
    const element = section.current
    if (!element) return
    const observer = new IntersectionObserver(
      ([entry]) => entry && setHeight(entry.isIntersecting ? undefined : entry.boundingClientRect.height),
      { rootMargin: keptAround },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const near = part.day === undefined ? undefined : nearDay(words.language, part.day, now)
  const isAway = height !== undefined
  return (
    <section ref={section} class="day" style={isAway ? { height: `${height}px` } : { height: '' }}>
      {!part.isContinued && !isAway && (
        <h2 class="day-name">
          {part.day === undefined ? words.timeline.undated : dayName(words.language, part.day, now)}
          {near && <span class="day-near"> · {near}</span>}
        </h2>
      )}
      {!isAway &&
        part.statements.map(({ post, alsoBy }) => (
          <PostRow key={post.id} post={post} alsoBy={alsoBy} isRead={read.has(post.id)} />
        ))}
    </section>
  )
}
