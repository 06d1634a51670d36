import { useEffect, useState } from 'preact/hooks'
import { neutralWords } from '../words/neutral-words.ts'
import './neutral-screen.css'

export interface NeutralProps {
  /** Absent where the gesture alone leads back. */
  isCode: ((code: string) => Promise<boolean>) | undefined
  /** A way back for who has not tried the gesture yet. */
  hasButton: boolean
  /** The reader is at the code. */
  isAsking: boolean
  onBack: () => void
}

/** The time and the day, as on any phone. */
export function NeutralScreen({ isCode, hasButton, isAsking, onBack }: NeutralProps) {
  const text = neutralWords()
  const now = useMinute()
  const language = document.documentElement.lang
  const time = now.toLocaleTimeString(language, { hour: 'numeric', minute: '2-digit' })
  return (
    <main class="neutral">
      <h1 class="neutral-time">{time}</h1>
      <p>{now.toLocaleDateString(language, { weekday: 'long', day: 'numeric', month: 'long' })}</p>
      {isAsking && isCode && <CodeForm isCode={isCode} onRight={onBack} />}
      {hasButton && (
        <button type="button" class="neutral-button" onClick={onBack}>
          {text.back}
        </button>
      )}
      {/* Held, it leads back; a screen reader has to find something there to hold. */}
      <button type="button" class="neutral-foot" aria-label={time} />
    </main>
  )
}

function CodeForm({ isCode, onRight }: { isCode: (code: string) => Promise<boolean>; onRight: () => void }) {
  const text = neutralWords()
  const [code, setCode] = useState('')
  const [isWrong, setWrong] = useState(false)
  const submit = async (event: Event) => {
    event.preventDefault()
    if (await isCode(code)) return onRight()
    setCode('')
    setWrong(true)
  }
  return (
    <form class="neutral-code" onSubmit={submit}>
      <input
        ref={(input) => input?.focus()}
        type="password"
        autocomplete="off"
        aria-label={text.code}
        value={code}
        onInput={({ currentTarget: { value } }) => setCode(value)}
      />
      <button type="submit" class="neutral-button">
        {text.enter}
      </button>
      <p role="alert">{isWrong && text.wrong}</p>
    </form>
  )
}

function useMinute(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setTimeout(() => setNow(new Date()), 60_000 - (Date.now() % 60_000))
    return () => clearTimeout(timer)
  }, [now])
  return now
}
