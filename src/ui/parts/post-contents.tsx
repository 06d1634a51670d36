import { useMemo } from 'preact/hooks'
import { holdAt } from '../hooks/use-timeline-place.ts'
import type { WholeBody } from '../hooks/use-whole-body.ts'
import {
  anchorOf,
  type Heading,
  headingsOf,
  leastHeadings,
  nested,
  type Part,
} from '../post-html/contents.ts'
import { usePostWords } from '../words/post-words.ts'
import { textDirection } from '../words/text-direction.ts'
import { Icon } from './icon.tsx'
import './post-contents.css'

/**
 * The headings of a long post to go to. Stands there before the text is whole, closed, so that nothing moves under a
 * reader who has begun.
 */
export function PostContents({
  whole,
  language,
  label,
}: {
  whole: WholeBody | undefined
  language: string
  /** Where it is no post. */
  label?: string
}) {
  const text = usePostWords()
  const headings = useMemo(() => (whole ? named(headingsOf(whole.element)) : []), [whole])
  if (whole && headings.length < leastHeadings) return null
  return (
    <details class="post-contents">
      <summary>
        <Icon name="timeline" />
        {label ?? text.contents}
      </summary>
      <Parts parts={nested(headings)} language={language} />
    </details>
  )
}

interface Named extends Heading {
  id: string
}

function named(headings: readonly Heading[]): Named[] {
  if (headings.length < leastHeadings) return []
  return headings.map((heading, at) => ({ ...heading, id: anchorOf(heading.element, at) }))
}

function Parts({ parts, language }: { parts: readonly Part<Named>[]; language: string }) {
  return (
    <ul lang={language}>
      {parts.map(({ heading, parts: below }) => (
        <li key={heading.id}>
          <a href={`#${heading.id}`} dir={textDirection(language, heading.name)} onClick={goTo(heading)}>
            {heading.name}
          </a>
          {below.length > 0 && <Parts parts={below} language={language} />}
        </li>
      ))}
    </ul>
  )
}

/** Without an entry of its own in the history, so that Back leads out of the post. */
function goTo({ element }: Named) {
  return (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    element.tabIndex = -1
    element.focus({ preventScroll: true })
    element.scrollIntoView()
    holdAt(element, element.getBoundingClientRect().top)
  }
}
