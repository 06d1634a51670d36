import { useId, useState } from 'preact/hooks'
import type { HideCode } from '../../core/storage/guard-settings.ts'
import { toHideCode } from '../guard/hide-code.ts'
import { useGuardWords } from '../words/guard-words.ts'
import './name-form.css'

const shortest = 4

/** Sets or takes away the code that leads back from the neutral screen. */
export function HideCodePart({
  code,
  onChange,
}: {
  code: HideCode | undefined
  onChange: (code: HideCode | undefined) => Promise<boolean>
}) {
  const { code: text } = useGuardWords()
  const id = useId()
  const [typed, setTyped] = useState('')
  const submit = async (event: Event) => {
    event.preventDefault()
    if (await onChange(await toHideCode(typed))) setTyped('')
  }
  return (
    <>
      <h3 class="guard-heading">{text.title}</h3>
      <p>{text.text}</p>
      {!globalThis.crypto?.subtle && <p>{text.unavailable}</p>}
      {code && (
        <>
          <p aria-live="polite">{text.isSet}</p>
          <button type="button" class="button" onClick={() => onChange(undefined)}>
            {text.remove}
          </button>
        </>
      )}
      {!code && globalThis.crypto?.subtle && (
        <form class="name-form" onSubmit={submit}>
          <label for={id}>{text.label}</label>
          <input
            id={id}
            type="password"
            required
            minLength={shortest}
            autocomplete="off"
            value={typed}
            onInput={({ currentTarget: { value } }) => setTyped(value)}
          />
          <button type="submit" class="button">
            {text.save}
          </button>
        </form>
      )}
    </>
  )
}
