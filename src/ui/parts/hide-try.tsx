import { useEffect, useRef } from 'preact/hooks'
import { hide } from '../guard/guard.ts'
import { usePractice } from '../guard/practice.ts'
import { useGuardWords } from '../words/guard-words.ts'

/** Teaches the ways to hide, by having them done. */
export function HideTry() {
  const { hide: text } = useGuardWords()
  const { practice, begin } = usePractice()
  const told = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    // The screen was drawn anew, from its top.
    if (practice === 'done') told.current?.scrollIntoView({ block: 'center' })
  }, [])
  return (
    <>
      <p>{text.text}</p>
      <ul class="guard-ways">
        {text.ways.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
      <p>{text.back}</p>
      <p class="settings-links">
        <button type="button" class="button" onClick={begin}>
          {text.try}
        </button>
        <button type="button" class="button" onClick={hide}>
          {text.now}
        </button>
      </p>
      <p ref={told} class="guard-told" aria-live="polite">
        {practice === 'waiting' && text.waiting}
        {practice === 'done' && text.done}
      </p>
      <p class="settings-quiet">{text.limits}</p>
    </>
  )
}
