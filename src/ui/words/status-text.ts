import type { LastRefresh } from '../../core/storage/last-refresh.ts'
import { asOfTime, clockTime } from './format.ts'
import type { Words } from './words.ts'

export interface Standing {
  isOnline: boolean
  /** Absent while nothing is being refreshed. */
  progress: { done: number; total: number } | undefined
  lastRefresh: LastRefresh | undefined
  /** Epoch ms of the last refresh that went through. */
  asOf: number | undefined
}

/** Where the app stands, in a few words: refreshing, up to date, or offline, and as of when. */
export function statusText(words: Words, standing: Standing, now: number): string {
  const { status, language } = words
  const { isOnline, progress, lastRefresh } = standing
  if (progress)
    return progress.total === 0 ? status.connecting : status.refreshing(progress.done, progress.total)
  const time = standing.asOf === undefined ? undefined : asOfTime(language, standing.asOf, now)
  const either = (withPosts: (time: string) => string, empty: string) =>
    time === undefined ? empty : withPosts(time)
  if (!isOnline || lastRefresh?.problem?.code === 'offline')
    return either(status.offline, status.offlineEmpty)
  if (!lastRefresh) return status.never
  if (lastRefresh.problem) return either(status.failed, status.failedEmpty)
  if (lastRefresh.isTimeUp) return either(status.asOf, status.never)
  if (lastRefresh.cancelled) return either(status.cancelled, status.cancelledEmpty)
  const isToday = new Date(lastRefresh.finishedAt).toDateString() === new Date(now).toDateString()
  return isToday
    ? status.upToDate(clockTime(lastRefresh.finishedAt))
    : status.asOf(asOfTime(language, lastRefresh.finishedAt, now))
}
