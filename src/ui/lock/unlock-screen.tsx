import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { StoredLock } from '../../core/domain/lock.ts'
import type { StorageProblem } from '../../core/domain/problem.ts'
import { unwrapByPassphrase } from '../../core/lock/wrap-key.ts'
import { erase } from '../guard/erase-page.ts'
import { storageProblemOf } from '../storage-problem.ts'
import { type LockWords, lockWords } from '../words/lock-words.ts'
import { problemSentence } from '../words/problem-sentence.ts'
import type { Words } from '../words/words.ts'
import { keyByDevice } from './device-key.ts'
import './unlock-screen.css'
import '../parts/name-form.css'

type Key = Uint8Array<ArrayBuffer>

export interface UnlockProps {
  lock: StoredLock
  words: Words
  onKey: (key: Key) => Promise<void>
}

/** All there is while the app is locked. */
export function UnlockScreen({ lock, words, onKey }: UnlockProps) {
  const text = lockWords(words.language)
  const { said, isTrying, open } = useOpening(words, text, onKey)
  return (
    <main class="unlock">
      <h1>{words.appName}</h1>
      <p>{text.unlock.text}</p>
      <PassphraseForm
        text={text}
        isTrying={isTrying}
        onTry={(typed) => open(() => unwrapByPassphrase(lock.wraps, typed), text.unlock.wrong)}
      />
      {lock.wraps.some(({ kind }) => kind === 'prf') && (
        <button
          type="button"
          class="button"
          disabled={isTrying}
          onClick={() => open(() => keyByDevice(lock.wraps), text.unlock.noDevice)}
        >
          {text.unlock.device}
        </button>
      )}
      <p class="unlock-said" role="alert">
        {said}
      </p>
      <Forgotten text={text} />
    </main>
  )
}

function useOpening(words: Words, text: LockWords, onKey: (key: Key) => Promise<void>) {
  const [said, setSaid] = useState('')
  const [isTrying, setTrying] = useState(false)
  /** `otherwise`: what to say where no key comes. Resolves with whether it is open. */
  const open = async (find: () => Promise<Key | undefined>, otherwise: string): Promise<boolean> => {
    setSaid('')
    setTrying(true)
    try {
      const key = await find()
      if (key) await onKey(key)
      else setSaid(otherwise)
      return key !== undefined
    } catch (error) {
      setSaid(sentenceFor(error, words, text))
      return false
    } finally {
      setTrying(false)
    }
  }
  return { said, isTrying, open }
}

function sentenceFor(error: unknown, words: Words, text: LockWords): string {
  const problem: StorageProblem = storageProblemOf(error)
  // Another window has changed the lock since this screen was drawn.
  return problem.code === 'storageLocked' ? text.unlock.changed : problemSentence(words, problem)
}

function PassphraseForm({
  text,
  isTrying,
  onTry,
}: {
  text: LockWords
  isTrying: boolean
  onTry: (typed: string) => Promise<boolean>
}) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const submit = async (event: Event) => {
    event.preventDefault()
    if (!isTrying && !(await onTry(typed))) setTyped('')
  }
  return (
    <form class="name-form" onSubmit={submit}>
      <label for={id}>{text.passphrase}</label>
      <input
        id={id}
        ref={input}
        type="password"
        required
        autocomplete="off"
        value={typed}
        onInput={({ currentTarget: { value } }) => setTyped(value)}
      />
      <button type="submit" class="button button-main" aria-disabled={isTrying}>
        {isTrying ? text.unlock.trying : text.unlock.open}
      </button>
    </form>
  )
}

/** What can't be opened any more can still be taken off the phone, to begin anew. */
function Forgotten({ text: { unlock } }: { text: LockWords }) {
  const [isAsking, setAsking] = useState(false)
  return (
    <details class="unlock-forgotten">
      <summary>{unlock.forgotten}</summary>
      <p>{unlock.forgottenText}</p>
      {isAsking ? (
        <p class="unlock-ask" role="alert">
          {unlock.ask}
          <button type="button" class="button" onClick={() => setAsking(false)}>
            {unlock.keep}
          </button>
          <button type="button" class="button" onClick={() => erase()}>
            {unlock.sure}
          </button>
        </p>
      ) : (
        <button type="button" class="button" onClick={() => setAsking(true)}>
          {unlock.erase}
        </button>
      )}
    </details>
  )
}
