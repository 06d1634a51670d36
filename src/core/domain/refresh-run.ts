import type { OwnProblem } from './problem.ts'
import type { RefreshTrigger } from './refresh-trigger.ts'

/** One refresh as it went, for the reader who wants to know how fresh the app keeps itself. */
export interface RefreshRun {
  trigger: RefreshTrigger
  /** Epoch ms. */
  startedAt: number
  durationMs: number
  /** That came over the network for it, pictures not counted. */
  bytes: number
  newPosts: number
  /** Sources that could not be refreshed. */
  failed: number
  /** What stopped it as a whole. */
  problem?: OwnProblem
  /**
   * Ended before it was through: by the reader, by the system together with the app, or in good order as the time that
   * the system gives a run in the background was up.
   */
  endedBy?: 'reader' | 'system' | 'timeUp'
}

const inBackground: readonly RefreshTrigger[] = ['periodicsync', 'sync', 'push']

/** Nobody had the app open for it, or need not have had. */
export function isBackground(trigger: RefreshTrigger): boolean {
  return inBackground.includes(trigger)
}
