import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { onDropped } from '../hooks/on-dropped.ts'
import { type LookState, useFeedLook } from '../hooks/use-feed-look.ts'
import { usePageTitle } from '../hooks/use-page-title.ts'
import { AddressForm } from '../parts/address-form.tsx'
import { BackButton } from '../parts/back-button.tsx'
import { ProposeEntry } from '../parts/propose-entry.tsx'
import { ProposeLook } from '../parts/propose-look.tsx'
import { proposalSentence, useProposeWords } from '../words/propose-words.ts'
import { useWords } from '../words/words.ts'
import '../parts/fold.css'
import './propose.css'

/** Looks at a feed that is not in the list, and writes the entry for it. */
export function ProposeScreen() {
  const text = useProposeWords()
  usePageTitle(text.title)
  const [typed, setTyped] = useState('')
  const { state, byAddress, byFile, byText } = useFeedLook()
  const isLooking = state.kind === 'looking'
  useEffect(() => onDropped((file) => byFile(file, typed)), [typed])
  return (
    <div class="screen propose">
      <BackButton home="/about" />
      <h1 class="screen-title">{text.title}</h1>
      <p>{text.text}</p>
      <AddressForm
        label={text.address}
        hint={text.addressHint}
        button={isLooking ? text.looking : text.look}
        isMain
        typed={typed}
        onType={setTyped}
        onSend={() => byAddress(typed)}
        isBusy={isLooking}
      />
      <FileChoice onFile={(file) => byFile(file, typed)} />
      <TextPaste onText={(pasted) => byText(pasted, typed)} />
      <div aria-live="polite">
        <Outcome state={state} />
      </div>
      {state.kind === 'look' && <ProposeEntry key={state.url} look={state.look} feed={state.url || typed} />}
    </div>
  )
}

function FileChoice({ onFile }: { onFile: (file: Blob) => void }) {
  const text = useProposeWords()
  const input = useRef<HTMLInputElement>(null)
  const choose = () => {
    const file = input.current?.files?.[0]
    if (file) onFile(file)
    // So that the same file can be chosen again.
    if (input.current) input.current.value = ''
  }
  return (
    <div class="propose-file">
      <button type="button" class="button" onClick={() => input.current?.click()}>
        {text.file}
      </button>
      <input
        ref={input}
        class="visually-hidden"
        type="file"
        tabIndex={-1}
        aria-label={text.file}
        onChange={choose}
      />
      <p class="propose-quiet">{text.fileHint}</p>
    </div>
  )
}

/** For a phone on which a page can't be saved as a file. */
function TextPaste({ onText }: { onText: (text: string) => void }) {
  const text = useProposeWords()
  const id = useId()
  const [pasted, setPasted] = useState('')
  return (
    <details class="fold">
      <summary>{text.paste}</summary>
      <form
        class="propose-paste"
        onSubmit={(event) => {
          event.preventDefault()
          onText(pasted)
        }}
      >
        <label class="propose-quiet" for={id}>
          {text.pasteHint}
        </label>
        <textarea
          id={id}
          class="propose-json"
          rows={6}
          dir="ltr"
          spellcheck={false}
          autocapitalize="off"
          value={pasted}
          onInput={(event) => setPasted(event.currentTarget.value)}
        />
        <button type="submit" class="button" disabled={pasted.trim() === ''}>
          {text.lookAtText}
        </button>
      </form>
    </details>
  )
}

function Outcome({ state }: { state: LookState }) {
  const words = useWords()
  if (state.kind === 'failed') return <p class="propose-trouble">{proposalSentence(words, state.problem)}</p>
  return state.kind === 'look' ? <ProposeLook look={state.look} feed={state.url} /> : null
}
