import type { Readiness } from '../../core/domain/readiness.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import type { ReadinessView } from '../hooks/use-readiness.ts'
import { askWorker, cancelRefresh } from '../hooks/use-refresh.ts'
import { bytes } from '../words/bytes.ts'
import { fullDate } from '../words/full-date.ts'

import { problemSentence } from '../words/problem-sentence.ts'
import { readySentence, useReadyWords } from '../words/ready-words.ts'
import { useWords } from '../words/words.ts'
import { MissingPosts } from './missing-posts.tsx'
import './ready-report.css'

/** What of all that is promised without a network is there, what is not, and the button that fetches it. */
export function ReadyReport({ readiness, progress }: ReadinessView) {
  const { language } = useWords()
  const text = useReadyWords()
  const { lastRefresh } = useAppData()
  const failed = lastRefresh?.failed ?? 0
  return (
    <div class="ready-report">
      <p class="ready-sentence" aria-live="polite">
        {progress
          ? text.fetching(progress.done, progress.total)
          : failed > 0
            ? text.sourcesFailed(failed)
            : readiness
              ? readySentence(language, readiness, Date.now())
              : text.unchecked}
      </p>
      {readiness && <ReadyParts readiness={readiness} />}
      <p class="ready-buttons">
        {progress ? (
          <button type="button" class="button" onClick={cancelRefresh}>
            {text.stop}
          </button>
        ) : (
          <>
            {readiness && readiness.pictures.missing + readiness.pictures.lost > 0 && (
              <button
                type="button"
                class="button button-main"
                onClick={() => askWorker({ kind: 'ready', how: 'fetch' })}
              >
                {text.fetch}
              </button>
            )}
            <button type="button" class="button" onClick={() => askWorker({ kind: 'ready', how: 'check' })}>
              {text.check}
            </button>
          </>
        )}
      </p>
    </div>
  )
}

function ReadyParts({ readiness }: { readiness: Readiness }) {
  const words = useWords()
  const text = useReadyWords()
  const { pictures, problem, missingIn, savesData, isFull, checkedAt } = readiness
  return (
    <>
      <ul class="ready-parts">
        <li>{text.app(readiness)}</li>
        <li>{text.texts(readiness)}</li>
        <li>{text.pictures(pictures.stored, bytes(words.language, pictures.bytes))}</li>
        {pictures.missing > 0 && <li>{text.missing(pictures.missing)}</li>}
        {pictures.lost > 0 && <li>{text.lost(pictures.lost)}</li>}
        {savesData && <li>{text.savesData}</li>}
        {isFull && <li>{text.full}</li>}
        {problem && <li>{problemSentence(words, problem)}</li>}
      </ul>
      {missingIn.length > 0 && <MissingPosts ids={missingIn} />}
      <p class="ready-quiet">{text.checked(fullDate(words.language, checkedAt))}</p>
    </>
  )
}
