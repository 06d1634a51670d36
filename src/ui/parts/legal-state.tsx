import { useId } from 'preact/hooks'
import { saveLegalState } from '../../core/storage/legal-card.ts'
import { useOwnWrite } from '../hooks/use-own-write.ts'
import { useLegalWords } from '../words/legal-words.ts'
import { stateCodes, stateName } from '../words/state-names.ts'
import { useWords } from '../words/words.ts'
import { StorageTrouble } from './storage-trouble.tsx'

/** Whose numbers are shown first. `isFollowed`: the reader has not said it, the chapters they follow do. */
export function LegalState({ state = '', isFollowed }: { state?: string | undefined; isFollowed: boolean }) {
  const { language } = useWords()
  const text = useLegalWords()
  const id = useId()
  const { problem, store } = useOwnWrite()
  const names = stateCodes
    .map((code) => [code, stateName(language, code)] as const)
    .sort(([, a], [, b]) => a.localeCompare(b, language))
  return (
    <div class="legal-state">
      <label>
        <span>{text.state}</span>
        <select
          value={state}
          aria-describedby={id}
          onChange={({ currentTarget }) => store(() => saveLegalState(currentTarget.value))}
        >
          <option value="">{text.noState}</option>
          {names.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <p id={id} class="legal-hint">
        {isFollowed ? text.stateFollowed : text.stateHint}
      </p>
      {problem && <StorageTrouble problem={problem} />}
    </div>
  )
}
