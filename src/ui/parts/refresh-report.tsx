import { useId } from 'preact/hooks'
import type { RefreshRun } from '../../core/domain/refresh-run.ts'
import { readRefreshRuns } from '../../core/storage/refresh-runs.ts'
import { type Background, useBackground } from '../hooks/use-background.ts'
import { useStored } from '../hooks/use-stored.ts'
import { bytes } from '../words/bytes.ts'
import { shortTime } from '../words/format.ts'
import { problemSentence } from '../words/problem-sentence.ts'
import { useReportWords } from '../words/report-words.ts'
import { useWords } from '../words/words.ts'
import { StorageTrouble } from './storage-trouble.tsx'
import './refresh-report.css'

/** How the last refreshes went, and whether the phone lets the app refresh while it is closed. */
export function RefreshReport() {
  const stored = useStored(readRefreshRuns, ['serverStates'], [])
  if (stored.kind === 'loading') return null
  if (stored.kind === 'failed') return <StorageTrouble problem={stored.problem} />
  const { runs, background } = stored.value
  return (
    <div class="report">
      <BackgroundPart last={background} />
      <Runs runs={runs} />
    </div>
  )
}

function BackgroundPart({ last }: { last: RefreshRun | undefined }) {
  const { language } = useWords()
  const text = useReportWords()
  const background = useBackground()
  return (
    <>
      <h3>{text.background}</h3>
      <p>
        {last ? text.lastBackground(shortTime(language, last.startedAt, Date.now())) : text.neverBackground}
      </p>
      {background && (
        <p>
          {text[background]} {background === 'notInstalled' && <a href="/settings?install">{text.install}</a>}
        </p>
      )}
      {background && mayBeHeldUp(background) && (
        <ul>
          {text.battery.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      )}
    </>
  )
}

/** The phone's own settings can keep from coming what the browser allows. */
function mayBeHeldUp(background: Background): boolean {
  const isAndroid = /Android/.test(navigator.userAgent)
  return isAndroid && (background === 'allowed' || background === 'notAllowed')
}

function Runs({ runs }: { runs: readonly RefreshRun[] }) {
  const text = useReportWords()
  const id = useId()
  if (runs.length === 0) return <p>{text.none}</p>
  return (
    <>
      <h3 id={id}>{text.runs}</h3>
      <ol class="report-runs" aria-labelledby={id}>
        {runs.map((run) => (
          <Run key={run.startedAt} run={run} />
        ))}
      </ol>
      <p class="settings-quiet">{text.withoutPictures}</p>
    </>
  )
}

function Run({ run }: { run: RefreshRun }) {
  const words = useWords()
  const text = useReportWords()
  const { trigger, startedAt, durationMs, newPosts, failed, problem, endedBy } = run
  const isCut = endedBy === 'system'
  // An answer that nothing is new has no body, and only bodies are counted.
  const size = run.bytes === 0 ? text.tiny : bytes(words.language, run.bytes)
  return (
    <li>
      <p class="report-when">
        <time dateTime={new Date(startedAt).toISOString()}>
          {shortTime(words.language, startedAt, Date.now())}
        </time>
        <span>{text.triggers[trigger]}</span>
      </p>
      {!isCut && <p class="report-facts">{text.facts(newPosts, text.seconds(durationMs / 1000), size)}</p>}
      {problem && <p class="report-trouble">{problemSentence(words, problem)}</p>}
      {failed > 0 && (
        <p class="report-trouble">
          {text.failed(failed)} <a href="/sources">{text.failedLink}</a>
        </p>
      )}
      {endedBy && <p class="report-trouble">{text.endedBy[endedBy]}</p>}
    </li>
  )
}
