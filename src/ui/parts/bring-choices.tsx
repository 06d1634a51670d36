import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { ChoicesChange } from '../../core/storage/choices.ts'
import { useBringChoices } from '../hooks/use-bring-choices.ts'
import { type ChoicesWords, useChoicesWords } from '../words/choices-words.ts'
import { ReadCodeButton } from './read-code-button.tsx'

/** Choices from another phone or tab: what they would change is said before they are taken. */
export function BringChoices() {
  const text = useChoicesWords()
  const id = useId()
  const [pasted, setPasted] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const { bringing, lookAtText, lookAtFile, lookAtPayload, take, leave } = useBringChoices()
  const choose = () => {
    const file = input.current?.files?.[0]
    if (file) lookAtFile(file)
    // So that the same file can be chosen again.
    if (input.current) input.current.value = ''
  }
  return (
    <>
      <h3>{text.bring}</h3>
      <label for={id}>{text.paste}</label>
      <textarea
        id={id}
        class="choices-code"
        rows={4}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        value={pasted}
        onInput={(event) => setPasted(event.currentTarget.value)}
      />
      <p class="settings-links">
        <button
          type="button"
          class="button"
          aria-disabled={pasted.trim() === ''}
          onClick={() => pasted.trim() !== '' && lookAtText(pasted)}
        >
          {text.look}
        </button>
        <ReadCodeButton onRead={lookAtPayload} />
        <label class="button file-choice">
          {text.chooseFile}
          <input ref={input} class="visually-hidden" type="file" accept=".txt,text/plain" onChange={choose} />
        </label>
      </p>
      {bringing.kind === 'refused' && <p role="alert">{text.refused[bringing.why]}</p>}
      {bringing.kind === 'failed' && <p role="alert">{text.failed}</p>}
      <p aria-live="polite">{bringing.kind === 'taken' && text.taken}</p>
      {bringing.kind === 'looked' && <Change change={bringing.change} take={take} leave={leave} />}
    </>
  )
}

function Change({ change, take, leave }: { change: ChoicesChange; take: () => void; leave: () => void }) {
  const text = useChoicesWords()
  const heading = useRef<HTMLParagraphElement>(null)
  useEffect(() => heading.current?.focus(), [change])
  const lines = changeLines(change, text)
  return (
    <div class="choices-change">
      <p ref={heading} tabIndex={-1}>
        <strong>{lines.length > 0 ? text.will : text.nothing}</strong>
      </p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {change.unknownSources > 0 && <p>{text.unknown(change.unknownSources)}</p>}
      {lines.length > 0 && <p>{text.stays}</p>}
      <p class="settings-links">
        {lines.length > 0 && (
          <button type="button" class="button button-main" onClick={take}>
            {text.take}
          </button>
        )}
        <button type="button" class="button" onClick={leave}>
          {text.leave}
        </button>
      </p>
    </div>
  )
}

function changeLines(change: ChoicesChange, text: ChoicesWords): string[] {
  const { sourcesOn, sourcesOff, settings, saved, lists, collections, numbers } = change
  return [
    ...(sourcesOn > 0 ? [text.sourcesOn(sourcesOn)] : []),
    ...(sourcesOff > 0 ? [text.sourcesOff(sourcesOff)] : []),
    ...settings.map((key) => text.setting(text.settings[key])),
    ...(saved > 0 ? [text.saved(saved)] : []),
    ...(lists > 0 ? [text.lists(lists)] : []),
    ...(collections > 0 ? [text.collections(collections)] : []),
    ...(numbers > 0 ? [text.numbers(numbers)] : []),
  ]
}
