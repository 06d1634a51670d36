import { useId, useRef, useState } from 'preact/hooks'
import { checkNumber } from '../../core/domain/phone-number.ts'
import type { OwnNumber } from '../../core/storage/own-numbers.ts'
import { useOwnWrite } from '../hooks/use-own-write.ts'
import { useLegalWords } from '../words/legal-words.ts'
import { problemSentence } from '../words/problem-sentence.ts'
import { useWords } from '../words/words.ts'

const longestLabel = 80
const longestTyped = 60

/** Asks whose number it is, and for the number. What was typed stays until it is stored. */
export function OwnNumberForm({
  own,
  button,
  onNumber,
}: {
  own?: OwnNumber
  button: string
  onNumber: (label: string, number: string) => Promise<unknown>
}) {
  const words = useWords()
  const text = useLegalWords()
  const [label, setLabel] = useState(own?.label ?? '')
  const [number, setNumber] = useState(own?.number ?? '')
  const [isSent, setSent] = useState(false)
  const labelField = useRef<HTMLInputElement>(null)
  const numberField = useRef<HTMLInputElement>(null)
  const { problem, store } = useOwnWrite()
  const checked = checkNumber(number)
  const hasLabel = label.trim() !== ''
  const submit = async (event: Event) => {
    event.preventDefault()
    setSent(true)
    if (!hasLabel) return labelField.current?.focus()
    if (checked.kind === 'wrong') return numberField.current?.focus()
    if (!(await store(() => onNumber(label.trim(), checked.number)))) return
    setLabel('')
    setNumber('')
    setSent(false)
  }
  return (
    <form class="own-number-form" noValidate onSubmit={submit}>
      <Field
        field={labelField}
        label={text.label}
        maxLength={longestLabel}
        value={label}
        wrong={isSent && !hasLabel ? text.noLabel : undefined}
        onValue={setLabel}
      />
      <Field
        field={numberField}
        label={text.number}
        inputMode="tel"
        maxLength={longestTyped}
        value={number}
        wrong={isSent && checked.kind === 'wrong' ? text.wrongNumber[checked.why] : undefined}
        onValue={setNumber}
      />
      <button type="submit" class="button">
        {button}
      </button>
      {problem && <p role="alert">{problemSentence(words, problem)}</p>}
    </form>
  )
}

function Field({
  field,
  label,
  inputMode = 'text',
  maxLength,
  value,
  wrong,
  onValue,
}: {
  field: { current: HTMLInputElement | null }
  label: string
  inputMode?: 'text' | 'tel'
  maxLength: number
  value: string
  wrong: string | undefined
  onValue: (value: string) => void
}) {
  const id = useId()
  return (
    <p class="own-number-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        ref={field}
        inputMode={inputMode}
        maxLength={maxLength}
        autocomplete="off"
        dir="auto"
        value={value}
        aria-invalid={wrong !== undefined}
        aria-describedby={wrong === undefined ? undefined : `${id}-wrong`}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      <span id={`${id}-wrong`} class="own-number-wrong" role="alert">
        {wrong}
      </span>
    </p>
  )
}
