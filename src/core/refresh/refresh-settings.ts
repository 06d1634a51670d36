import { followAll } from '../domain/follow.ts'
import { defaultSettings, readSettings, type Settings } from '../storage/settings.ts'
import { sealingHere } from '../storage/transaction.ts'
import { unlessLocked } from '../storage/unless-locked.ts'

type RefreshSettings = Pick<Settings, 'savesData' | 'follow' | 'fetchesAll'>

/**
 * With an app lock every source is refreshed and counted alike, locked or open: what is fetched lies readable on the
 * phone. While it is locked nobody knows whether the reader saves data, and so as little goes out as if they did.
 */
export async function readRefreshSettings(): Promise<RefreshSettings> {
  const settings = await unlessLocked(readSettings)
  if (!settings) return { ...defaultSettings, savesData: true }
  return sealingHere() ? { ...settings, follow: followAll } : settings
}
