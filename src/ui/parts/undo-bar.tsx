import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Undo } from '../hooks/use-undo.ts'
import { useWords } from '../words/words.ts'
import './undo-bar.css'

/** Says what was just done and takes it back. The keyboard goes on here, as what it was on is gone. */
export function UndoBar({ done }: { done: Undo | undefined }) {
  const words = useWords()
  const button = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    button.current?.focus({ preventScroll: true })
    // Undone: at the start of the screen, as the button is gone, too.
    return () => document.getElementById('content')?.focus({ preventScroll: true })
  }, [done])
  return (
    <div class="undo-bar" aria-live="polite">
      {done && (
        <>
          <p dir="auto">{done.text}</p>
          <button ref={button} type="button" class="button" onClick={done.undo}>
            {words.undo}
          </button>
        </>
      )}
    </div>
  )
}
