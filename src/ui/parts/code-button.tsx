import type { ComponentProps } from 'preact'
import { useState } from 'preact/hooks'
import { usePacksWords } from '../words/packs-words.ts'
import type { CodeSheet } from './code-sheet.tsx'

type SheetProps = ComponentProps<typeof CodeSheet>

/** Opens the screen of codes, which is loaded then. */
export function CodeButton({
  label,
  name,
  ...sheet
}: { label: string; name?: string | undefined } & Omit<SheetProps, 'onClose'>) {
  const text = usePacksWords()
  const [opened, setOpened] = useState<{ View: typeof CodeSheet } | 'failed'>()
  const open = () =>
    import('./code-sheet.tsx').then(
      ({ CodeSheet: View }) => setOpened({ View }),
      () => setOpened('failed'),
    )
  return (
    <>
      <button type="button" class="button" aria-label={name} onClick={open}>
        {label}
      </button>
      {opened === 'failed' && <p role="alert">{text.codeFailed}</p>}
      {opened && opened !== 'failed' && <opened.View {...sheet} onClose={() => setOpened(undefined)} />}
    </>
  )
}
