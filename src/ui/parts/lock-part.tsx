import { useId, useState } from 'preact/hooks'
import { readLock } from '../../core/storage/app-lock.ts'
import { useOwnWrite } from '../hooks/use-own-write.ts'
import { useStored } from '../hooks/use-stored.ts'
import { lockWith } from '../lock/lock-acts.ts'
import { lockWords } from '../words/lock-words.ts'
import { problemSentence } from '../words/problem-sentence.ts'
import { useWords } from '../words/words.ts'
import { LockOn } from './lock-on.tsx'
import { PassphraseForm } from './passphrase-form.tsx'
import './guard-part.css'

/** The app lock: turning it on, and what there is to do while it is on. */
export function LockPart() {
  const words = useWords()
  const text = lockWords(words.language)
  const id = useId()
  const stored = useStored(readLock, ['settings'], [])
  const { problem, store } = useOwnWrite()
  if (stored.kind !== 'ready') return null
  return (
    <section class="settings-part" aria-labelledby={id}>
      <h2 id={id}>{text.title}</h2>
      <p>{text.text}</p>
      {stored.value ? (
        <LockOn lock={stored.value} />
      ) : (
        <TurnOn onPassphrase={(passphrase) => store(() => lockWith(passphrase))} />
      )}
      {problem && <p role="alert">{problemSentence(words, problem)}</p>}
      <details>
        <summary class="lock-limits">{text.limitsTitle}</summary>
        <ul class="guard-ways">
          {text.limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </details>
    </section>
  )
}

function TurnOn({ onPassphrase }: { onPassphrase: (passphrase: string) => Promise<boolean> }) {
  const text = lockWords(useWords().language)
  const [isWorking, setWorking] = useState(false)
  if (!globalThis.crypto?.subtle || !globalThis.caches) return <p>{text.needs}</p>
  const turnOn = async (passphrase: string) => {
    setWorking(true)
    const isOn = await onPassphrase(passphrase)
    setWorking(false)
    return isOn
  }
  return (
    <>
      <p>{text.first.lost}</p>
      <PassphraseForm button={isWorking ? text.first.working : text.first.turnOn} onPassphrase={turnOn} />
    </>
  )
}
