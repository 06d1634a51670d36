import { useEffect, useState } from 'preact/hooks'
import { useAppData } from '../hooks/use-app-data.ts'
import type { FileWish, ReadyFile } from '../pack/make-file.ts'
import { bytes } from '../words/bytes.ts'

import { type PacksWords, usePacksWords } from '../words/packs-words.ts'
import { useWords } from '../words/words.ts'
import { CodeButton } from './code-button.tsx'
import { Icon } from './icon.tsx'
import './file-sender.css'

type State =
  | { kind: 'idle' | 'failed' }
  | { kind: 'making'; done: number; total: number }
  | { kind: 'ready'; ready: ReadyFile; url: string }

/** Makes a file when it is asked for, and then hands it on: to another app where the phone can, else as a download. */
export function FileSender({
  label,
  name,
  codeName,
  wish,
}: {
  label: string
  name?: string
  codeName?: string
  wish: FileWish
}) {
  const words = useWords()
  const text = usePacksWords()
  const { catalog } = useAppData()
  const [state, setState] = useState<State>({ kind: 'idle' })
  const url = state.kind === 'ready' ? state.url : undefined
  useEffect(() => () => void (url !== undefined && URL.revokeObjectURL(url)), [url])
  const make = async () => {
    setState({ kind: 'making', done: 0, total: wish.postIds.length })
    try {
      const { makeFile } = await import('../pack/make-file.ts')
      const tell = (done: number, total: number) => setState({ kind: 'making', done, total })
      const ready = await makeFile(wish, { words, text, catalog }, tell)
      setState({ kind: 'ready', ready, url: URL.createObjectURL(ready.file) })
    } catch {
      setState({ kind: 'failed' })
    }
  }
  const makeCode = async () => {
    const module = await import('../pack/make-code.ts')
    return module.makeCode(wish, { words, text, catalog })
  }
  return (
    <div class="file-sender">
      {state.kind !== 'ready' && (
        <button
          type="button"
          class="button"
          aria-label={name}
          disabled={state.kind === 'making'}
          onClick={make}
        >
          <Icon name="share" />
          {label}
        </button>
      )}
      <CodeButton label={text.showCode} name={codeName} title={wish.name} make={makeCode} onFile={make} />
      <div aria-live="polite" class="file-state">
        {state.kind === 'making' &&
          (state.total > 1 ? text.making(state.done, state.total) : text.makingBegins)}
        {state.kind === 'failed' && text.notMade}
        {state.kind === 'ready' && (
          <ReadyText ready={state.ready} text={text} size={bytes(words.language, state.ready.file.size)} />
        )}
      </div>
      {state.kind === 'ready' && <HandOn ready={state.ready} url={state.url} text={text} />}
    </div>
  )
}

function ReadyText({ ready, text, size }: { ready: ReadyFile; text: PacksWords; size: string }) {
  const { file, missingPictures } = ready
  return (
    <>
      <p>
        <strong>{text.fileReady(file.name, size)}</strong>
      </p>
      <p>
        {text.filePlaces} {missingPictures > 0 && text.withoutPictures(missingPictures)}
      </p>
    </>
  )
}

function HandOn({ ready, url, text }: { ready: ReadyFile; url: string; text: PacksWords }) {
  const [isRefused, setRefused] = useState(false)
  const files = [ready.file]
  const canShare = 'canShare' in navigator && navigator.canShare({ files })
  const share = () =>
    navigator.share({ files, title: ready.file.name }).catch((error: unknown) => {
      // The reader closed the sheet, which is no failure.
      if (!(error instanceof DOMException && error.name === 'AbortError')) setRefused(true)
    })
  return (
    <>
      <p class="file-actions">
        {canShare && (
          <button type="button" class="button button-main" onClick={share}>
            <Icon name="share" />
            {text.share}
          </button>
        )}
        <a class="button" href={url} download={ready.file.name}>
          {text.download}
        </a>
      </p>
      {isRefused && <p role="alert">{text.notShared}</p>}
    </>
  )
}
