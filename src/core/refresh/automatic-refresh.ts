import { savesData } from '../domain/saves-data.ts'
import { readLastRefresh } from '../storage/last-refresh.ts'
import { readSettings } from '../storage/settings.ts'

/** Of a phone that saves data; the settings say so in words. */
const leastBetweenMs = 3_600_000

/** Whether a refresh that nobody asked for may go out. One that failed for want of a network has cost nothing. */
export async function mayRefreshByItself(now: number): Promise<boolean> {
  const [settings, last] = await Promise.all([readSettings(), readLastRefresh()])
  if (!savesData(settings) || !last || last.problem?.code === 'offline') return true
  return Math.abs(now - last.finishedAt) >= leastBetweenMs
}
