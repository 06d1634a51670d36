import { useId, useState } from 'preact/hooks'
import { noteCleared, readTrace } from '../../core/storage/stored-trace.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useInstall } from '../hooks/use-install.ts'
import { useOnline } from '../hooks/use-online.ts'
import { useOwnWrite } from '../hooks/use-own-write.ts'
import { useRefresh } from '../hooks/use-refresh.ts'
import { useStored } from '../hooks/use-stored.ts'
import { useReadyWords } from '../words/ready-words.ts'
import { StorageTrouble } from './storage-trouble.tsx'
import './update-bar.css'

/**
 * Says that the phone has cleared what was stored, or, in an installed app where nothing is left to tell it, that this
 * may be so: a first start looks the same.
 */
export function ClearedNote() {
  const id = useId()
  const text = useReadyWords().cleared
  const { startProblem, lastRefresh } = useAppData()
  const isOnline = useOnline()
  const { progress } = useRefresh()
  const { kind } = useInstall()
  const trace = useStored(readTrace, ['settings', 'posts'], [])
  if (startProblem || trace.kind !== 'ready' || trace.value === 'stored') return null
  if (trace.value === 'empty') {
    // Nobody misses what comes in a moment.
    const isStuck = !progress && (!isOnline || lastRefresh?.problem !== undefined)
    return kind === 'installed' && isStuck ? <p class="cleared-maybe">{text.maybe}</p> : null
  }
  return (
    <section class="update-bar cleared" aria-labelledby={id}>
      <h2 id={id}>{text.title}</h2>
      <p role="alert">{text.lost}</p>
      <p>{text.toDo}</p>
      <ClearedTools isInstalled={kind === 'installed'} />
    </section>
  )
}

function ClearedTools({ isInstalled }: { isInstalled: boolean }) {
  const text = useReadyWords().cleared
  const [isKept, setKept] = useState<boolean>()
  const { problem, store } = useOwnWrite()
  const storage: Partial<StorageManager> | undefined = navigator.storage
  // Each browser decides by its own rules, and some ask the reader.
  const ask = () =>
    storage?.persist?.().then(setKept, () => {
      setKept(false)
    })
  return (
    <>
      <p aria-live="polite">{isKept !== undefined && (isKept ? text.kept : text.notKept)}</p>
      {storage?.persist && isKept === undefined && (
        <button type="button" class="button" onClick={ask}>
          {text.keep}
        </button>
      )}
      {!isInstalled && (
        <a class="button" href="/settings?install">
          {text.install}
        </a>
      )}
      <button type="button" class="button" onClick={() => store(noteCleared)}>
        {text.understood}
      </button>
      {problem && <StorageTrouble problem={problem} />}
    </>
  )
}
