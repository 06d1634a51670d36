import type { AppData } from '../hooks/use-app-data.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useOnline } from '../hooks/use-online.ts'
import { type RefreshView, useRefresh } from '../hooks/use-refresh.ts'
import { asOfTime, clockTime } from '../words/format.ts'
import { useWords, type Words } from '../words/words.ts'

/**
 * Where the app stands, in one polite status region: refreshing, up to date, or offline, and as of when. What
 * went wrong stands below it, with what to do.
 */
export function StatusLine() {
  const words = useWords()
  const data = useAppData()
  const isOnline = useOnline()
  const refresh = useRefresh()
  const detail = statusDetail(words, data, isOnline, refresh)
  return (
    <div class="status" role="status" aria-live="polite">
      <p class="status-line">
        <span class={isOnline ? 'status-mark' : 'status-mark status-mark-off'} aria-hidden="true" />
        {statusText(words, data, isOnline, refresh, Date.now())}
      </p>
      {detail && <p class="status-detail">{detail}</p>}
    </div>
  )
}

export function statusText(
  words: Words,
  data: AppData,
  isOnline: boolean,
  refresh: RefreshView,
  now: number,
): string {
  const { status, language } = words
  if (refresh.progress) {
    const { done, total } = refresh.progress
    return total === 0 ? status.connecting : status.refreshing(done, total)
  }
  const time = data.asOf === undefined ? undefined : asOfTime(language, data.asOf, now)
  if (!isOnline) return time === undefined ? status.offlineEmpty : status.offline(time)
  const last = data.lastRefresh
  if (!last) return status.never
  if (last.problem) {
    if (last.problem.code === 'offline')
      return time === undefined ? status.offlineEmpty : status.offline(time)
    return time === undefined ? status.failedEmpty : status.failed(time)
  }
  if (last.cancelled) return time === undefined ? status.cancelledEmpty : status.cancelled(time)
  const isToday = new Date(last.finishedAt).toDateString() === new Date(now).toDateString()
  return isToday
    ? status.upToDate(clockTime(language, last.finishedAt))
    : status.asOf(asOfTime(language, last.finishedAt, now))
}

function statusDetail(
  words: Words,
  data: AppData,
  isOnline: boolean,
  refresh: RefreshView,
): string | undefined {
  const last = data.lastRefresh
  if (!last || refresh.progress || !isOnline) return undefined
  if (last.problem) return problemSentence(words, last.problem)
  return last.failed > 0 && !last.cancelled ? words.status.someFailed(last.failed) : undefined
}

type Problem = NonNullable<NonNullable<AppData['lastRefresh']>['problem']>

/** The sentence for a problem, in the reader's language. */
export function problemSentence(words: Words, problem: Problem): string {
  // Each sentence takes the facts of its own code; the compiler can't follow that through the lookup.
  const sentence = words.problems[problem.code] as (facts: Problem) => string
  return sentence(problem)
}
