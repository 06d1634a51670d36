import { useAppData } from '../hooks/use-app-data.ts'
import { useLater } from '../hooks/use-later.ts'
import { useOnline } from '../hooks/use-online.ts'
import { useRefresh } from '../hooks/use-refresh.ts'
import { problemSentence } from '../words/problem-sentence.ts'
import { statusText } from '../words/status-text.ts'
import { useWords } from '../words/words.ts'
import { loadReady } from './load-ready.ts'

const staleAfterMs = 86_400_000

/** The app's one status region, and below it what went wrong with the last refresh and where to see more. */
export function StatusLine() {
  const words = useWords()
  const { lastRefresh, asOf, catalog } = useAppData()
  const isOnline = useOnline()
  const { progress } = useRefresh()
  const Ready = useLater(loadReady)
  const isSettled = isOnline && !progress
  const now = Date.now() + (lastRefresh?.apartMs ?? 0)
  const isStale = !progress && asOf !== undefined && now - asOf > staleAfterMs
  const problem = isSettled ? lastRefresh?.problem : undefined
  const failed = isSettled && !lastRefresh?.cancelled ? (lastRefresh?.failed ?? 0) : 0
  const held = [...catalog.fetchStates.values()].filter(({ heldCount }) => heldCount !== undefined).length
  const heldLink = held > 0 && <a href="/sources">{words.status.someHeld(held)}</a>
  const stale = isStale && Ready && <Ready.StaleLine isExplained={problem !== undefined} />
  return (
    <div class="status">
      <div class="status-line">
        <span class={isOnline && !problem ? 'status-mark' : 'status-mark status-mark-off'} />
        <p role="status" aria-live="polite">
          {statusText(words, { isOnline, progress, lastRefresh, asOf }, Date.now())}
        </p>
      </div>
      {problem && (
        <p class="status-detail">
          {problemSentence(words, problem)} {stale}
        </p>
      )}
      {!problem && (
        <div class="status-detail status-ready">
          {stale ||
            (failed > 0 ? (
              <a href="/sources">{words.status.someFailed(failed)}</a>
            ) : (
              heldLink || (Ready && <Ready.ReadyLine />)
            ))}
        </div>
      )}
      {(problem || failed > 0) && heldLink && <p class="status-detail">{heldLink}</p>}
    </div>
  )
}
