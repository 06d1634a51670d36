import { useState } from 'preact/hooks'
import { usePacksWords } from '../words/packs-words.ts'
import type { CodeReader } from './code-reader.tsx'

/** Opens the reader of codes, which is loaded then. */
export function ReadCodeButton({ onRead }: { onRead: (payload: Uint8Array<ArrayBuffer>) => void }) {
  const text = usePacksWords()
  const [opened, setOpened] = useState<{ View: typeof CodeReader } | 'failed'>()
  const open = () =>
    import('./code-reader.tsx').then(
      ({ CodeReader: View }) => setOpened({ View }),
      () => setOpened('failed'),
    )
  const close = () => setOpened(undefined)
  return (
    <>
      <button type="button" class="button" onClick={open}>
        {text.readCodeButton}
      </button>
      {opened === 'failed' && <p role="alert">{text.codeFailed}</p>}
      {opened && opened !== 'failed' && (
        <opened.View
          onRead={(payload) => {
            close()
            onRead(payload)
          }}
          onClose={close}
        />
      )}
    </>
  )
}
