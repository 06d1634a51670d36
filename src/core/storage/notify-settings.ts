import { oneOf } from '../domain/look.ts'
import { type NotifyLevel, type NotifySettings, notifyLevels, type QuietHours } from '../domain/notify.ts'
import { read, write } from './transaction.ts'

const key = 'notify'
const minutesOfDay = 24 * 60

export const defaultNotifySettings: NotifySettings = {
  isOn: false,
  level: 'all',
  levels: {},
  quiet: undefined,
  digestAt: undefined,
  hidesTitles: false,
  remindsOfPacks: true,
  hasBadge: true,
}

/** @throws {StorageError} */
export async function readNotifySettings(): Promise<NotifySettings> {
  const row = await read(['settings'], (transaction) => transaction.objectStore('settings').get(key))
  return toNotifySettings(row?.value)
}

/** All of `changes` or, when storage fails, none. @throws {StorageError} */
export async function saveNotifySettings(changes: Partial<NotifySettings>): Promise<void> {
  await write(['settings'], 'strict', async (transaction) => {
    const store = transaction.objectStore('settings')
    const before = toNotifySettings((await store.get(key))?.value)
    await store.put({ key, value: { ...before, ...changes } })
  })
}

/** What is missing, or was written by a version of the app that knew other values, is as at the first start. */
export function toNotifySettings(value: unknown): NotifySettings {
  const stored = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  return {
    isOn: stored.isOn === true,
    level: oneOf(notifyLevels, stored.level, defaultNotifySettings.level),
    levels: toLevels(stored.levels),
    quiet: toQuiet(stored.quiet),
    digestAt: toMinute(stored.digestAt),
    hidesTitles: stored.hidesTitles === true,
    remindsOfPacks: stored.remindsOfPacks !== false,
    hasBadge: stored.hasBadge !== false,
  }
}

function toLevels(value: unknown): Record<string, NotifyLevel> {
  if (typeof value !== 'object' || value === null) return {}
  const levels = Object.entries(value).filter(([, level]) => notifyLevels.includes(level))
  return Object.fromEntries(levels)
}

function toQuiet(value: unknown): QuietHours | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { from, to } = value as Record<string, unknown>
  const [start, end] = [toMinute(from), toMinute(to)]
  return start === undefined || end === undefined ? undefined : { from: start, to: end }
}

function toMinute(value: unknown): number | undefined {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < minutesOfDay
    ? Number(value)
    : undefined
}
