import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { blockBytes, codeLimits } from '../../core/code/code-limits.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useCodeSeries } from '../hooks/use-code-series.ts'
import { usePageClass } from '../hooks/use-page-class.ts'
import { useWakeLock } from '../hooks/use-wake-lock.ts'
import { useCodeWords } from '../words/code-words.ts'
import { CodeCanvas } from './code-canvas.tsx'
import './arm-view.css'
import './code-sheet.css'

type Payload = Uint8Array<ArrayBuffer>
type Made = { kind: 'making' | 'tooLarge' | 'failed' } | { kind: 'made'; payload: Payload }

/** Codes as large as the screen, for another phone's camera. `make` gives undefined where it is too much for codes. */
export function CodeSheet({
  title,
  make,
  onFile,
  onClose,
}: {
  title: string
  make: () => Promise<Payload | undefined>
  /** What is too much for codes goes as a file. */
  onFile?: (() => void) | undefined
  onClose: () => void
}) {
  usePageClass('on-viewer')
  const text = useCodeWords()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [made, setMade] = useState<Made>({ kind: 'making' })
  const isAwake = useWakeLock()
  useEffect(() => dialog.current?.showModal(), [])
  useEffect(() => {
    make().then(
      (payload) => setMade(payload ? { kind: 'made', payload } : { kind: 'tooLarge' }),
      () => setMade({ kind: 'failed' }),
    )
  }, [])
  return (
    <dialog ref={dialog} class="arm code-sheet" aria-labelledby={id} onClose={onClose}>
      {/* Scrolls where a small screen shows large text, so the keyboard must reach it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is what scrolls. */}
      <section class="arm-stage" tabIndex={0} aria-labelledby={id}>
        <h2 id={id} class="arm-name" dir="auto">
          {title}
        </h2>
        <p aria-live="polite">{made.kind !== 'made' && text[made.kind]}</p>
        {made.kind === 'tooLarge' && onFile && (
          <button
            type="button"
            class="button"
            onClick={() => {
              dialog.current?.close()
              onFile()
            }}
          >
            {text.asFile}
          </button>
        )}
        {made.kind === 'made' && <Codes payload={made.payload} />}
      </section>
      <p class="arm-awake">{isAwake !== undefined && (isAwake ? text.awake : text.asleep)}</p>
      <div class="arm-bar">
        <button type="button" class="arm-close" onClick={() => dialog.current?.close()}>
          {text.close}
        </button>
      </div>
    </dialog>
  )
}

function Codes({ payload }: { payload: Payload }) {
  const text = useCodeWords()
  const { settings } = useAppData()
  const fitsOne = payload.length <= codeLimits.singleBytes
  const [isSingle, setSingle] = useState(fitsOne)
  // The codes are what it is about; a reader who wants no motion turns them by hand, or starts them.
  const [isRunning, setRunning] = useState(
    () => settings.theme !== 'e-ink' && !matchMedia('(prefers-reduced-motion: reduce)').matches,
  )
  const { code, step } = useCodeSeries(payload, isSingle, isRunning)
  if (code.kind === 'failed') return <p role="alert">{text.failed}</p>
  if (code.kind !== 'shown') return null
  return (
    <>
      <CodeCanvas picture={code.picture} label={text.picture} />
      <p>{isSingle ? text.single : text.series(code.count)}</p>
      {!isSingle && <p class="code-number">{text.number(code.number + 1)}</p>}
      <p class="code-tools">
        {!isSingle && (
          <>
            <button type="button" class="button" onClick={() => setRunning(!isRunning)}>
              {isRunning ? text.pause : text.run}
            </button>
            {!isRunning && (
              <button type="button" class="button" onClick={step}>
                {text.next}
              </button>
            )}
          </>
        )}
        {fitsOne && payload.length > blockBytes && (
          <button type="button" class="button" onClick={() => setSingle(!isSingle)}>
            {isSingle ? text.asSeries : text.asSingle}
          </button>
        )}
      </p>
    </>
  )
}
