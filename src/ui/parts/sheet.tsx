import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'
import './sheet.css'

/** A dialog over the page, at the bottom of a phone; Escape, its button and a tap beside it close it. */
export function Sheet({
  title,
  onClose,
  children,
}: {
  title: string
  onClose: () => void
  children: ComponentChildren
}) {
  const words = useWords()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const close = () => dialog.current?.close()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same for the keyboard.
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby={id}
      onClose={onClose}
      onClick={({ target }) => target === dialog.current && close()}
    >
      <div class="sheet-inner">
        <div class="sheet-head">
          <h2 id={id}>{title}</h2>
          <button type="button" class="sheet-close" aria-label={words.close} onClick={close}>
            <Icon name="stop" />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  )
}
