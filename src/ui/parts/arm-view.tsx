import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { numberGroups } from '../../core/domain/phone-number.ts'
import { usePageClass } from '../hooks/use-page-class.ts'
import { useWakeLock } from '../hooks/use-wake-lock.ts'
import { useLegalWords } from '../words/legal-words.ts'
import { Icon } from './icon.tsx'
import './arm-view.css'

/** A number to be copied by hand. */
export interface ArmNumber {
  key: string
  name: string
  shown: string
}

/** Numbers as large as the screen, to be written on an arm: one at a time, or all. */
export function ArmView({
  numbers,
  first,
  onClose,
}: {
  numbers: readonly ArmNumber[]
  /** Which is shown first, from 0. */
  first: number
  onClose: () => void
}) {
  usePageClass('on-viewer')
  const text = useLegalWords()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [at, setAt] = useState(first)
  const [isAll, setAll] = useState(false)
  const [isDark, setDark] = useState(false)
  const isAwake = useWakeLock()
  useEffect(() => dialog.current?.showModal(), [])
  const last = numbers.length - 1
  const turn = (by: number) => {
    setAll(false)
    setAt((before) => Math.min(Math.max(before + by, 0), last))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') turn(1)
    if (event.key === 'ArrowLeft') turn(-1)
  }
  return (
    <dialog
      ref={dialog}
      class={isDark ? 'arm arm-dark' : 'arm'}
      aria-labelledby={id}
      onKeyDown={onKeyDown}
      onClose={onClose}
    >
      {/* Scrolls where a small screen shows large text, so the keyboard must reach it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is what scrolls. */}
      <section class="arm-stage" tabIndex={0} aria-labelledby={id}>
        <h2 id={id} class="visually-hidden">
          {text.armTitle}
        </h2>
        <div aria-live="polite" class={isAll ? 'arm-all' : undefined}>
          {numbers
            .filter((_, place) => isAll || place === at)
            .map((number) => (
              <ArmFigure key={number.key} number={number} />
            ))}
        </div>
      </section>
      <p class="arm-awake">{isAwake !== undefined && (isAwake ? text.armAwake : text.armAsleep)}</p>
      <div class="arm-bar">
        {numbers.length > 1 && (
          <>
            <button
              type="button"
              aria-label={text.armPrevious}
              aria-disabled={at === 0 && !isAll}
              onClick={() => turn(-1)}
            >
              <Icon name="back" />
            </button>
            <button
              type="button"
              class="arm-next"
              aria-label={text.armNext}
              aria-disabled={at === last && !isAll}
              onClick={() => turn(1)}
            >
              <Icon name="back" />
            </button>
            <button type="button" aria-pressed={isAll} onClick={() => setAll(!isAll)}>
              {text.armAll}
            </button>
          </>
        )}
        <button
          type="button"
          aria-label={text.armDark}
          aria-pressed={isDark}
          onClick={() => setDark(!isDark)}
        >
          <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z" />
            <path class="arm-half" d="M12 4a8 8 0 0 1 0 16z" />
          </svg>
        </button>
        <button type="button" class="arm-close" onClick={() => dialog.current?.close()}>
          {text.armClose}
        </button>
      </div>
    </dialog>
  )
}

/** Each group of digits on a line of its own while the screen is upright. */
function ArmFigure({ number: { name, shown } }: { number: ArmNumber }) {
  const groups = numberGroups(shown)
  const longest = Math.max(...groups.map(({ length }) => length))
  const signs = groups.join('').length + (groups.length - 1) / 2
  return (
    <div class="arm-figure">
      <p class="arm-name" dir="auto">
        {name}
      </p>
      <p
        class="arm-number"
        dir="ltr"
        style={{ '--groups': groups.length, '--longest': longest, '--signs': signs }}
      >
        {groups.map((group, place) => (
          <span key={`${place} ${group}`}>{group} </span>
        ))}
      </p>
    </div>
  )
}
