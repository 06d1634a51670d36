import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { useOwnWrite } from '../hooks/use-own-write.ts'
import { problemSentence } from '../words/problem-sentence.ts'
import { useWords } from '../words/words.ts'
import './name-form.css'

const longestName = 80

/** Asks for the name of a list. What was typed stays until it is stored. */
export function NameForm({
  label,
  name,
  button,
  isWaitedFor,
  onName,
}: {
  label: string
  name: string
  button: string
  /** It was opened for this: the keyboard goes on in it. */
  isWaitedFor?: boolean
  onName: (name: string) => Promise<unknown>
}) {
  const words = useWords()
  const id = useId()
  const [typed, setTyped] = useState(name)
  const input = useRef<HTMLInputElement>(null)
  const { problem, store } = useOwnWrite()
  useEffect(() => {
    if (isWaitedFor) input.current?.focus()
  }, [])
  const submit = async (event: Event) => {
    event.preventDefault()
    const wanted = typed.trim()
    if (wanted !== '' && (await store(() => onName(wanted)))) setTyped(name)
  }
  return (
    <form class="name-form" onSubmit={submit}>
      <label for={id}>{label}</label>
      <input
        id={id}
        ref={input}
        required
        maxLength={longestName}
        autocomplete="off"
        dir="auto"
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" class="button">
        {button}
      </button>
      {problem && <p role="alert">{problemSentence(words, problem)}</p>}
    </form>
  )
}
