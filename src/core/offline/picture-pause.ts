import type { PictureFailure } from '../domain/readiness.ts'

const hour = 3_600_000
/** After each further failure in a row, to the last. */
const pauses = [hour, 6 * hour, 24 * hour, 72 * hour, 7 * 24 * hour]
/** So often in a row is no chance. */
const leastOfLost = 3

/** Whether a picture that could not be had is not to be asked for yet. */
export function isPausing(failure: PictureFailure | undefined, now: number): boolean {
  if (!failure) return false
  const pause = pauses[Math.min(failure.count, pauses.length) - 1] ?? hour
  // A clock set back must not keep it away for longer.
  return now >= failure.triedAt && now < failure.triedAt + pause
}

export function isLost(failure: PictureFailure | undefined): boolean {
  return failure !== undefined && (failure.isGone === true || failure.count >= leastOfLost)
}

export function afterFailure(
  before: PictureFailure | undefined,
  isGone: boolean,
  now: number,
): PictureFailure {
  return { count: (before?.count ?? 0) + 1, triedAt: now, ...(isGone && { isGone: true as const }) }
}
