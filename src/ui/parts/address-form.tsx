import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import './name-form.css'

interface AddressFormProps {
  label: string
  hint: string
  /** What it says of itself: another word while it is at work. */
  button: string
  isMain?: boolean
  typed: string
  onType: (typed: string) => void
  onSend: () => void
  isBusy: boolean
  /** How the last one went. */
  children?: ComponentChildren
}

/** Takes an address in the web, as it is typed or pasted. */
export function AddressForm({
  label,
  hint,
  button,
  isMain = false,
  typed,
  onType,
  onSend,
  isBusy,
  children,
}: AddressFormProps) {
  const id = useId()
  const submit = (event: Event) => {
    event.preventDefault()
    if (typed.trim() !== '' && !isBusy) onSend()
  }
  return (
    <form class="name-form" onSubmit={submit}>
      <label for={id}>{label}</label>
      <input
        id={id}
        required
        inputMode="url"
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        dir="ltr"
        maxLength={2000}
        aria-describedby={`${id}-hint`}
        value={typed}
        onInput={(event) => onType(event.currentTarget.value)}
      />
      <button type="submit" class={isMain ? 'button button-main' : 'button'} aria-disabled={isBusy}>
        {button}
      </button>
      <p id={`${id}-hint`} class="name-hint">
        {hint}
      </p>
      {children}
    </form>
  )
}
