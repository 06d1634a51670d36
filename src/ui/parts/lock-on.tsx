import { useEffect, useId, useState } from 'preact/hooks'
import type { StoredLock } from '../../core/domain/lock.ts'
import {
  type LockAfter,
  lockAfterMinutes,
  readLockAfter,
  saveLockAfter,
} from '../../core/storage/lock-settings.ts'
import { useOwnWrite } from '../hooks/use-own-write.ts'
import { useStored } from '../hooks/use-stored.ts'
import { hasDeviceKeys } from '../lock/device-key.ts'
import { addDevice, changePassphrase, removeDevice, removeLock } from '../lock/lock-acts.ts'
import { lockNow } from '../lock/lock-window.ts'
import { lockWords } from '../words/lock-words.ts'
import { problemSentence } from '../words/problem-sentence.ts'
import { useWords } from '../words/words.ts'
import { PassphraseForm } from './passphrase-form.tsx'

type Store = (write: () => Promise<unknown>) => Promise<boolean>

/** What there is to do with a lock that is on. */
export function LockOn({ lock }: { lock: StoredLock }) {
  const words = useWords()
  const { on: text } = lockWords(words.language)
  const { problem, store } = useOwnWrite()
  const [said, setSaid] = useState('')
  const change = async (passphrase: string) => {
    const isChanged = await store(() => changePassphrase(passphrase))
    setSaid(isChanged ? text.changed : '')
    return isChanged
  }
  return (
    <>
      <p>{text.is}</p>
      <p class="settings-links">
        <button type="button" class="button" onClick={lockNow}>
          {text.now}
        </button>
      </p>
      <After store={store} />
      <Device lock={lock} store={store} />
      <details>
        <summary class="lock-limits">{text.change}</summary>
        <PassphraseForm button={text.change} onPassphrase={change} />
      </details>
      <p role="status">{said}</p>
      <Off store={store} />
      {problem && <p role="alert">{problemSentence(words, problem)}</p>}
    </>
  )
}

function After({ store }: { store: Store }) {
  const { on: text } = lockWords(useWords().language)
  const name = useId()
  const stored = useStored(readLockAfter, ['settings'], [])
  if (stored.kind !== 'ready') return null
  const choose = (value: LockAfter) => store(() => saveLockAfter(value))
  return (
    <fieldset class="choice">
      <legend>{text.after}</legend>
      {lockAfterMinutes.map((minutes) => (
        <label key={minutes}>
          <input
            type="radio"
            name={name}
            checked={minutes === stored.value}
            onChange={() => choose(minutes)}
          />
          <span>{text.afterMinutes(minutes)}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** The phone's own lock as a second way in. */
function Device({ lock, store }: { lock: StoredLock; store: Store }) {
  const { on: text } = lockWords(useWords().language)
  const [isOffered, setOffered] = useState(false)
  const [isMissing, setMissing] = useState(false)
  useEffect(() => {
    hasDeviceKeys().then(setOffered)
  }, [])
  if (lock.wraps.some(({ kind }) => kind === 'prf'))
    return (
      <>
        <p>{text.hasDevice}</p>
        <p class="settings-links">
          <button type="button" class="button" onClick={() => store(removeDevice)}>
            {text.removeDevice}
          </button>
        </p>
      </>
    )
  if (!isOffered) return null
  const add = () => store(async () => setMissing(!(await addDevice())))
  return (
    <>
      <p>{text.deviceText}</p>
      <p class="settings-links">
        <button type="button" class="button" onClick={add}>
          {text.addDevice}
        </button>
      </p>
      <p role="alert">{isMissing && text.noDevice}</p>
    </>
  )
}

function Off({ store }: { store: Store }) {
  const { on: text } = lockWords(useWords().language)
  const [isAsking, setAsking] = useState(false)
  if (!isAsking)
    return (
      <p class="settings-links">
        <button type="button" class="button" onClick={() => setAsking(true)}>
          {text.off}
        </button>
      </p>
    )
  return (
    <div class="settings-links">
      <p role="alert">{text.offAsk}</p>
      <button type="button" class="button" onClick={() => setAsking(false)}>
        {text.cancel}
      </button>
      <button type="button" class="button" onClick={() => store(removeLock)}>
        {text.offSure}
      </button>
    </div>
  )
}
