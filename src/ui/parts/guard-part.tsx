import { useId } from 'preact/hooks'
import {
  type GuardSettings,
  readGuardSettings,
  saveGuardSettings,
} from '../../core/storage/guard-settings.ts'
import { keepMark } from '../../core/storage/keep-mark.ts'
import { useOwnWrite } from '../hooks/use-own-write.ts'
import { useStored } from '../hooks/use-stored.ts'
import { useGuardWords } from '../words/guard-words.ts'
import { problemSentence } from '../words/problem-sentence.ts'
import { useWords } from '../words/words.ts'
import { ErasePart } from './erase-part.tsx'
import { HideCodePart } from './hide-code-part.tsx'
import { HideTry } from './hide-try.tsx'
import { SwitchRow } from './switch-row.tsx'

/** What protects the reader from whoever takes the phone: hiding, a code, erasing. */
export function GuardPart() {
  const words = useWords()
  const text = useGuardWords()
  const id = useId()
  const stored = useStored(readGuardSettings, ['settings'], [])
  const { problem, store } = useOwnWrite()
  if (stored.kind !== 'ready') return null
  const settings = stored.value
  const change = (changes: Partial<GuardSettings>) => store(() => saveGuardSettings(changes))
  const hideOnLeave = async (hidesOnLeave: boolean) => {
    // Before the next start, which may come without a further word: the phone ends apps when it likes.
    if (await change({ hidesOnLeave })) await keepMark(hidesOnLeave ? 'locked' : undefined).catch(() => {})
  }
  return (
    <>
      <section class="settings-part" aria-labelledby={id}>
        <h2 id={id}>{text.hide.title}</h2>
        <HideTry />
        <SwitchRow
          label={text.hide.onLeave}
          hint={text.hide.onLeaveText}
          isOn={settings.hidesOnLeave}
          onChange={hideOnLeave}
        />
        <HideCodePart code={settings.hideCode} onChange={(hideCode) => change({ hideCode })} />
      </section>
      <ErasePart canErase={settings.canErase} onAllow={(canErase) => change({ canErase })} />
      {problem && <p role="alert">{problemSentence(words, problem)}</p>}
    </>
  )
}
