import { useId, useState } from 'preact/hooks'
import { lockWords } from '../words/lock-words.ts'
import { useWords } from '../words/words.ts'
import './name-form.css'

const shortest = 12

/** A new passphrase, typed twice: a slip of the finger would lock the reader out for good. */
export function PassphraseForm({
  button,
  onPassphrase,
}: {
  button: string
  /** Resolves with whether it was taken. */
  onPassphrase: (passphrase: string) => Promise<boolean>
}) {
  const { first: text } = lockWords(useWords().language)
  const [typed, setTyped] = useState(['', ''])
  const [isOther, setOther] = useState(false)
  const hint = useId()
  const submit = async (event: Event) => {
    event.preventDefault()
    const [passphrase = '', again] = typed
    setOther(passphrase !== again)
    if (passphrase === again && (await onPassphrase(passphrase))) setTyped(['', ''])
  }
  return (
    <form class="name-form" onSubmit={submit}>
      <p id={hint}>{text.hint}</p>
      {[text.label, text.again].map((label, at) => (
        <Typed
          key={label}
          label={label}
          value={typed[at] ?? ''}
          describedBy={hint}
          onInput={(value) => setTyped(typed.with(at, value))}
        />
      ))}
      <button type="submit" class="button">
        {button}
      </button>
      <p role="alert">{isOther && text.differ}</p>
    </form>
  )
}

function Typed({
  label,
  value,
  describedBy,
  onInput,
}: {
  label: string
  value: string
  describedBy: string
  onInput: (value: string) => void
}) {
  const id = useId()
  return (
    <>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="password"
        required
        minLength={shortest}
        autocomplete="off"
        aria-describedby={describedBy}
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </>
  )
}
