import { useId } from 'preact/hooks'
import {
  type PictureBudgetMB,
  pictureBudgetsMB,
  readPictureLimits,
  savePictureBudget,
} from '../../core/storage/picture-budget.ts'
import { useOwnWrite } from '../hooks/use-own-write.ts'
import { useReadiness } from '../hooks/use-readiness.ts'
import { askWorker } from '../hooks/use-refresh.ts'
import { useStored } from '../hooks/use-stored.ts'
import { bytes } from '../words/bytes.ts'

import { problemSentence } from '../words/problem-sentence.ts'
import { useReadyWords } from '../words/ready-words.ts'
import { useWords } from '../words/words.ts'
import { ReadyReport } from './ready-report.tsx'

/** How much room pictures may take, and what is there without a network. */
export function PicturesPart() {
  const words = useWords()
  const text = useReadyWords()
  const name = useId()
  const view = useReadiness()
  const limits = useStored(readPictureLimits, ['settings'], [])
  const { problem, store } = useOwnWrite()
  const choose = async (budget: PictureBudgetMB) => {
    if (await store(() => savePictureBudget(budget))) askWorker({ kind: 'ready', how: 'fetch' })
  }
  return (
    <>
      <section class="settings-part" aria-labelledby={`${name}-title`}>
        <h2 id={`${name}-title`}>{text.title}</h2>
        <ReadyReport {...view} />
      </section>
      <fieldset class="settings-part choice">
        <legend>{text.budget}</legend>
        {pictureBudgetsMB.map((budget) => (
          <label key={budget}>
            <input
              type="radio"
              name={name}
              checked={limits.kind === 'ready' && limits.value.budgetMB === budget}
              onChange={() => choose(budget)}
            />
            <span>{bytes(words.language, budget * 1_000_000)}</span>
          </label>
        ))}
        <p class="settings-quiet">{text.budgetHint}</p>
        {problem && <p role="alert">{problemSentence(words, problem)}</p>}
      </fieldset>
    </>
  )
}
